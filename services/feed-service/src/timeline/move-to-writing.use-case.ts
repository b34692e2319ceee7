import { Injectable } from '@nestjs/common';
import { ListFollowers } from '../follows/list-followers.query.js';
import { ChangeReach } from '../people/change-reach.use-case.js';
import { Backfill } from './backfill.query.js';
import { type Between, FanOutLimits } from './fan-out.js';
import { TimelinesRepository } from './timelines.repository.js';

/**
 * Has an author's posts written into timelines again instead of merged in at reading. From the mark on they are written; then
 * what each reader was merging is written into their timeline in the step that ends the merging. The posts are read after the
 * mark: those whose fan-out still saw the old way are among them. Safe to repeat and to stop half-way.
 */
@Injectable()
export class MoveToWriting {
  constructor(
    private readonly listFollowers: ListFollowers,
    private readonly timelines: TimelinesRepository,
    private readonly changeReach: ChangeReach,
    private readonly backfill: Backfill,
    private readonly limits: FanOutLimits,
  ) {}

  async run(authorId: string, between: Between): Promise<void> {
    await this.changeReach.turn(authorId, 'merged', 'leaving');
    const { entries } = await this.backfill.run(authorId);
    for await (const followers of this.listFollowers.run(authorId, this.limits.chunk)) {
      await this.timelines.writeReadAuthor(followers, authorId, entries);
      await between();
    }
    await this.changeReach.turn(authorId, 'leaving', undefined);
  }
}
