import { UnavailableError } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { ComputeTimeline } from './compute-timeline.query.js';
import { TimelinesRepository } from './timelines.repository.js';

const ATTEMPTS = 5;

/**
 * Makes a timeline anew from what it is a view of: posts, reposts, mentions and follows. It holds at least what fan-out has put
 * there, and reaches further back where somebody was followed who had more posts than a follow brings along. Throws
 * UnavailableError when the timeline changed at every attempt.
 */
@Injectable()
export class RebuildTimeline {
  constructor(
    private readonly timelines: TimelinesRepository,
    private readonly computeTimeline: ComputeTimeline,
  ) {}

  async run(userId: string): Promise<void> {
    await this.timelines.ensure(userId);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const before = (await this.timelines.find(userId))?.entries ?? [];
      const { entries, readAuthors } = await this.computeTimeline.run(userId);
      if (await this.timelines.replace(userId, before, entries, readAuthors)) return;
    }
    throw new UnavailableError('The timeline kept changing while it was rebuilt');
  }
}
