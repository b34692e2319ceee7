import { Injectable } from '@nestjs/common';
import { ListFollowers } from '../follows/list-followers.query.js';
import { ChangeReach } from '../people/change-reach.use-case.js';
import { activeSince } from './activity.js';
import { type Between, FanOutLimits } from './fan-out.js';
import { TimelinesRepository } from './timelines.repository.js';

/**
 * Has an author's posts merged in at reading instead of written. While their readers are being told, posts are still written;
 * whoever follows meanwhile is told by the follow, and whoever comes back by their catching up, because both look at the mark
 * after they are stored. When it answers, nobody depends on writing any more. Safe to repeat and to stop half-way.
 */
@Injectable()
export class MoveToReading {
  constructor(
    private readonly listFollowers: ListFollowers,
    private readonly timelines: TimelinesRepository,
    private readonly changeReach: ChangeReach,
    private readonly limits: FanOutLimits,
  ) {}

  async run(authorId: string, between: Between): Promise<void> {
    await this.changeReach.turn(authorId, undefined, 'joining');
    for await (const followers of this.listFollowers.run(authorId, this.limits.chunk)) {
      await this.timelines.addReadAuthor(followers, authorId, activeSince(new Date()));
      await between();
    }
    await this.changeReach.turn(authorId, 'joining', 'merged');
  }
}
