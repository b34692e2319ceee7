import { logger } from '@my-girok/nest-common';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { MatchTickets } from './match-tickets.use-case.js';

/** Leaves Valkey to others between two turns. */
const PAUSE_MS = 2;
/** At most so long: another node may have let somebody in. */
const IDLE_MS = 500;
const EXPIRE_EVERY_MS = 500;
const AWAY_MS = 1000;

/** Runs the matcher on this node, as every node does. */
@Injectable()
export class Matcher implements OnApplicationBootstrap, OnModuleDestroy {
  #stopped = false;
  #running?: Promise<void>;
  #wake: () => void = () => {};
  #woken = false;

  constructor(private readonly turn: MatchTickets) {}

  onApplicationBootstrap(): void {
    this.#running = this.#run();
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    this.wake();
    await this.#running;
  }

  /** Something may be due: looks now rather than at the end of its pause. */
  wake(): void {
    this.#woken = true;
    this.#wake();
  }

  async #run(): Promise<void> {
    let expired = Number.NEGATIVE_INFINITY;
    while (!this.#stopped) {
      this.#woken = false;
      let pause = AWAY_MS;
      try {
        if (performance.now() - expired >= EXPIRE_EVERY_MS && !(await this.turn.expire())) expired = performance.now();
        pause = Math.max(PAUSE_MS, Math.min((await this.turn.match()) ?? IDLE_MS, IDLE_MS));
      } catch (error) {
        logger.warn({ err: error }, 'The queue is looked at again later');
      }
      // With several nodes, the jitter keeps them from taking their turns in step.
      await this.#sleep(pause * (0.75 + Math.random() / 2));
    }
  }

  async #sleep(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.#woken ? PAUSE_MS : ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = () => {};
  }
}
