import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Repeating } from '../repeating.js';
import { SweepMatchRooms } from './sweep-match-rooms.use-case.js';

const EVERY_MS = 60_000;

/** Sweeps the rooms of matches again and again; what one process leaves, another does. */
@Injectable()
export class MatchRoomsSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private repeating?: Repeating;
  private isStopping = false;

  constructor(private readonly sweep: SweepMatchRooms) {}

  onApplicationBootstrap(): void {
    this.repeating = new Repeating('Sweeping the rooms of matches', EVERY_MS, async () => {
      while (!this.isStopping && (await this.sweep.run(new Date())));
    });
  }

  /** Ends after the hundred rooms in hand. */
  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    await this.repeating?.stop();
  }
}
