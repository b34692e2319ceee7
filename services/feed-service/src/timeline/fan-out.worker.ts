import { setTimeout as sleep } from 'node:timers/promises';
import { logger } from '@my-girok/nest-common';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { FanOut } from './fan-out.js';
import { FanOutsRepository } from './fan-outs.repository.js';
import { RunFanOut } from './run-fan-out.use-case.js';
import { readEntry } from './timeline.js';

/** Two at once, so that one behind a very large one goes on. */
const LANES = 2;
/** How long the work of a process that died waits for another. */
const CLAIM_MS = 15_000;
const LOOK_EVERY_MS = 2000;
const AGAIN_MS = 1000;
const AGAIN_MAX_MS = 60_000;

class Stopped extends Error {}

/** Does the kept fan-outs, whoever kept them, the one that has waited longest first. */
@Injectable()
export class FanOutWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private waking = new AbortController();
  private lanes: Promise<void>[] = [];

  constructor(
    private readonly fanOuts: FanOutsRepository,
    private readonly runFanOut: RunFanOut,
  ) {}

  onApplicationBootstrap(): void {
    this.lanes = Array.from({ length: LANES }, () => this.follow());
  }

  /** Ends after the chunk in hand; what is left of the work is free to others at once. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await Promise.all(this.lanes);
  }

  /** Says that there is work. */
  wake(): void {
    this.waking.abort();
    this.waking = new AbortController();
  }

  private async follow(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const { signal } = this.waking;
      try {
        const fanOut = await this.fanOuts.claim(new Date(), CLAIM_MS);
        if (fanOut) {
          await this.work(fanOut);
          continue;
        }
      } catch (error) {
        logger.warn({ err: error }, 'Fan-outs could not be looked for');
      }
      await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async work({ _id, work, entry, attempts }: FanOut): Promise<void> {
    let held = Date.now();
    const between = async () => {
      if (this.stopping.signal.aborted) throw new Stopped();
      if (Date.now() - held < CLAIM_MS / 3) return;
      held = Date.now();
      await this.fanOuts.hold(_id, new Date(held + CLAIM_MS));
    };
    try {
      await this.runFanOut.run(work, readEntry(entry), between);
      await this.fanOuts.done(_id);
    } catch (error) {
      const stopped = error instanceof Stopped;
      if (!stopped) logger.warn({ err: error, fanOut: _id, attempts }, 'A fan-out will be begun again');
      const later = stopped ? 0 : Math.min(AGAIN_MAX_MS, AGAIN_MS * 2 ** Math.min(attempts - 1, 10));
      await this.fanOuts.hold(_id, new Date(Date.now() + later));
    }
  }
}
