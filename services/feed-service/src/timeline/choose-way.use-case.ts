import { Injectable } from '@nestjs/common';
import { FindReach } from '../people/find-reach.query.js';
import { CountActiveFollowers } from './count-active-followers.use-case.js';
import { type Between, FanOutLimits, isCountDue } from './fan-out.js';
import { MoveToReading } from './move-to-reading.use-case.js';
import { MoveToWriting } from './move-to-writing.use-case.js';

/**
 * Decides whether an author's posts are written into timelines or merged in at reading, and carries the author over where that
 * changes. It finishes what a process that died had begun.
 */
@Injectable()
export class ChooseWay {
  constructor(
    private readonly findReach: FindReach,
    private readonly countActive: CountActiveFollowers,
    private readonly moveToReading: MoveToReading,
    private readonly moveToWriting: MoveToWriting,
    private readonly limits: FanOutLimits,
  ) {}

  async run(authorId: string, between: Between): Promise<'write' | 'read'> {
    const seen = await this.findReach.run(authorId);
    if (seen.way === 'joining') return this.toReading(authorId, between);
    if (seen.way === 'leaving') return this.toWriting(authorId, between);
    if (isCountDue(seen, this.limits, new Date())) {
      const active = await this.countActive.run(authorId, between);
      if (seen.way === undefined && active > this.limits.mergeAbove) return this.toReading(authorId, between);
      if (seen.way === 'merged' && active < this.limits.mergeBelow) return this.toWriting(authorId, between);
    }
    return seen.way === 'merged' ? 'read' : 'write';
  }

  private async toReading(authorId: string, between: Between): Promise<'read'> {
    await this.moveToReading.run(authorId, between);
    return 'read';
  }

  private async toWriting(authorId: string, between: Between): Promise<'write'> {
    await this.moveToWriting.run(authorId, between);
    return 'write';
  }
}
