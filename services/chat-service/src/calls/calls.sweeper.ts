import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Repeating } from '../repeating.js';
import { live } from './calls.metrics.js';
import { CallsRepository } from './calls.repository.js';
import { LivekitClient } from './livekit.client.js';
import { SweepCalls } from './sweep-calls.use-case.js';

const EVERY_MS = 1000;

/** Sweeps as long as the process lives; every process does, and none has to. */
@Injectable()
export class CallsSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  #sweeping?: Repeating;
  readonly #count = async (result: { observe(value: number): void }) => result.observe(await this.calls.countLive());

  constructor(
    private readonly sweep: SweepCalls,
    private readonly livekit: LivekitClient,
    private readonly calls: CallsRepository,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.livekit.isOn) return;
    this.#sweeping = new Repeating('Sweeping calls', EVERY_MS, () => this.sweep.run());
    live.addCallback(this.#count);
  }

  async onModuleDestroy(): Promise<void> {
    live.removeCallback(this.#count);
    await this.#sweeping?.stop();
  }
}
