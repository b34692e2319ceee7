import { Injectable } from '@nestjs/common';
import { FindReach } from '../people/find-reach.query.js';
import { type FanOut, FanOutLimits, fanOutKey } from './fan-out.js';
import { FanOutWorker } from './fan-out.worker.js';
import { FanOutsRepository } from './fan-outs.repository.js';
import { RunFanOut } from './run-fan-out.use-case.js';
import { type TimelineEntry, writeEntry } from './timeline.js';

const AT_ONCE = async () => undefined;

/**
 * Begins a fan-out. One that a single command does is done when it answers; a larger one is kept and done beside, so that it
 * holds up no other event.
 */
@Injectable()
export class StartFanOut {
  constructor(
    private readonly findReach: FindReach,
    private readonly runFanOut: RunFanOut,
    private readonly fanOuts: FanOutsRepository,
    private readonly worker: FanOutWorker,
    private readonly limits: FanOutLimits,
  ) {}

  async run(work: FanOut['work'], entry: TimelineEntry): Promise<void> {
    const { followerCount, way } = await this.findReach.run(entry.actorId);
    if (followerCount <= this.limits.chunk && way === undefined) return this.runFanOut.run(work, entry, AT_ONCE);
    await this.fanOuts.keep(fanOutKey(work, entry), work, writeEntry(entry));
    this.worker.wake();
  }
}
