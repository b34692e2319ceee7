import { Injectable } from '@nestjs/common';
import { ComputeTimeline } from './compute-timeline.query.js';
import { TimelinesRepository } from './timelines.repository.js';

/**
 * Brings the timeline of somebody who comes back up to date, before their page is read. First fan-out is let in, then what was
 * there before is merged: a post is stored before its fan-out, so one of the two has it. The mark in between outlives a crash.
 */
@Injectable()
export class CatchUp {
  constructor(
    private readonly timelines: TimelinesRepository,
    private readonly computeTimeline: ComputeTimeline,
  ) {}

  async run(userId: string, now: Date): Promise<void> {
    await this.timelines.open(userId, now);
    const { entries, readAuthors } = await this.computeTimeline.run(userId);
    await this.timelines.complete(userId, entries, readAuthors);
  }
}
