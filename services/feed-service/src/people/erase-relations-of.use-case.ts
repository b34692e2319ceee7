import { Injectable } from '@nestjs/common';
import { EraseBlocksOf } from '../blocks/erase-blocks-of.use-case.js';
import { EraseFollowsOf } from '../follows/erase-follows-of.use-case.js';
import { EraseMutesOf } from '../mutes/erase-mutes-of.use-case.js';
import { EraseReportsOf } from '../reports/erase-reports-of.use-case.js';
import { EraseTimelineOf } from '../timeline/erase-timeline-of.use-case.js';

/**
 * Ends what was between an erased person and others: follows and the timeline made of them, blocks, mutes, and who made which
 * report. Safe to repeat.
 */
@Injectable()
export class EraseRelationsOf {
  constructor(
    private readonly eraseFollowsOf: EraseFollowsOf,
    private readonly eraseBlocksOf: EraseBlocksOf,
    private readonly eraseMutesOf: EraseMutesOf,
    private readonly eraseReportsOf: EraseReportsOf,
    private readonly eraseTimelineOf: EraseTimelineOf,
  ) {}

  async run(userId: string): Promise<void> {
    await this.eraseFollowsOf.run(userId);
    await this.eraseBlocksOf.run(userId);
    await this.eraseMutesOf.run(userId);
    await this.eraseReportsOf.run(userId);
    await this.eraseTimelineOf.run(userId);
  }
}
