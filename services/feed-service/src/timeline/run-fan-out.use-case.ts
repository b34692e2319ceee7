import { Injectable } from '@nestjs/common';
import { ChooseWay } from './choose-way.use-case.js';
import { EntryStands } from './entry-stands.query.js';
import type { Between, FanOut } from './fan-out.js';
import { ReachFollowers } from './reach-followers.use-case.js';
import type { TimelineEntry } from './timeline.js';

/**
 * Writes an entry to its actor's followers or takes it away, in chunks. Safe to repeat and to stop half-way. A follow that is made
 * meanwhile misses nothing: it reads the author's posts after it is stored. What was deleted meanwhile is taken away again,
 * because the deletion's own withdrawal may have gone by.
 */
@Injectable()
export class RunFanOut {
  constructor(
    private readonly entryStands: EntryStands,
    private readonly chooseWay: ChooseWay,
    private readonly reachFollowers: ReachFollowers,
  ) {}

  async run(work: FanOut['work'], entry: TimelineEntry, between: Between): Promise<void> {
    if (work === 'withdraw') return this.reachFollowers.withdraw(entry, between);
    if (!(await this.entryStands.run(entry))) return;
    if ((await this.chooseWay.run(entry.actorId, between)) === 'read') return;
    await this.reachFollowers.spread(entry, between);
    if (!(await this.entryStands.run(entry))) await this.reachFollowers.withdraw(entry, between);
  }
}
