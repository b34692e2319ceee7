import { Injectable } from '@nestjs/common';
import { LastSeq } from '../people/last-seq.query.js';
import { readSeqCursor, writeSeqCursor } from '../requests/cursor.js';
import { cutPage } from '../requests/page.js';
import type { PeoplePage } from '../requests/people-page.js';
import { readNewest } from '../storage/newest-window.js';
import { BlocksRepository } from './blocks.repository.js';

export interface ListBlocksInput {
  userId: string;
  limit: number;
  cursor: string;
}

/** Whom a person blocks, the latest first. Throws FEED_CURSOR_INVALID. */
@Injectable()
export class ListBlocks {
  constructor(
    private readonly blocks: BlocksRepository,
    private readonly lastSeq: LastSeq,
  ) {}

  async run({ userId, limit, cursor }: ListBlocksInput): Promise<PeoplePage> {
    const below = readSeqCursor('blocks', cursor) ?? (await this.lastSeq.run(userId, 'blockSeq')) + 1;
    const found = await readNewest(below, limit + 1, (window, size) => this.blocks.listByBlocker(userId, window, size));
    const { items, pageInfo } = cutPage(found, limit, (block) => writeSeqCursor('blocks', block.seq));
    return { userIds: items.map((block) => block.blockedId), pageInfo };
  }
}
