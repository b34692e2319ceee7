import { logger } from '@my-girok/nest-common';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { SweepMatchRooms } from './sweep-match-rooms.use-case.js';

const EVERY_MS = 60_000;

/** Sweeps the rooms of matches again and again; what one process leaves, another does. */
@Injectable()
export class MatchRoomsSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private timer?: NodeJS.Timeout;
  private running?: Promise<void>;
  private isStopping = false;

  constructor(private readonly sweep: SweepMatchRooms) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.run()
        .catch((error: unknown) => logger.warn({ err: error }, 'Rooms of matches are swept again later'))
        .finally(() => {
          this.running = undefined;
        });
    }, EVERY_MS);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.isStopping && (await this.sweep.run(new Date())));
  }
}
