import { Injectable } from '@nestjs/common';
import { ListFollowers } from '../follows/list-followers.query.js';
import { ChangeReach } from '../people/change-reach.use-case.js';
import { activeSince } from './activity.js';
import { type Between, FanOutLimits } from './fan-out.js';
import { TimelinesRepository } from './timelines.repository.js';

/** Counts those of somebody's followers who read their timelines lately, and notes that it did. */
@Injectable()
export class CountActiveFollowers {
  constructor(
    private readonly listFollowers: ListFollowers,
    private readonly timelines: TimelinesRepository,
    private readonly changeReach: ChangeReach,
    private readonly limits: FanOutLimits,
  ) {}

  async run(authorId: string, between: Between): Promise<number> {
    const since = activeSince(new Date());
    let active = 0;
    let all = 0;
    for await (const followers of this.listFollowers.run(authorId, this.limits.chunk)) {
      active += await this.timelines.countActive(followers, since);
      all += followers.length;
      await between();
    }
    await this.changeReach.noteCount(authorId, all);
    return active;
  }
}
