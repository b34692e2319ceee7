import { Injectable } from '@nestjs/common';
import { ViewerBlocks } from '../blocks/viewer-blocks.query.js';
import { LastSeq } from '../people/last-seq.query.js';
import { readEdgeCursor, writeEdgeCursor } from '../requests/cursor.js';
import { NO_PEOPLE, type PeoplePage, readPeoplePage } from '../requests/people-page.js';
import { edgePosition, readEdges } from '../storage/numbered-edges.js';
import type { Follow, ListFollowsInput } from './follow.js';
import { FollowsRepository } from './follows.repository.js';

/**
 * Whom somebody follows, the latest first, without people blocked either way; nobody across a block. Throws
 * FEED_CURSOR_INVALID.
 */
@Injectable()
export class ListFollowing {
  constructor(
    private readonly follows: FollowsRepository,
    private readonly lastSeq: LastSeq,
    private readonly viewerBlocks: ViewerBlocks,
  ) {}

  async run({ userId, viewerId, limit, cursor }: ListFollowsInput): Promise<PeoplePage> {
    const from = readEdgeCursor('following', cursor);
    if ((await this.viewerBlocks.run([userId], viewerId)).has(userId)) return NO_PEOPLE;
    return readPeoplePage<Follow>(limit, {
      read: (last, size) =>
        readEdges(last ? edgePosition(last.followingSeq, last.followeeId) : from, size, {
          last: () => this.lastSeq.run(userId, 'followingSeq'),
          numbered: (window, max) => this.follows.listFollowing(userId, window, max),
          unnumbered: (after, max) => this.follows.listUnnumberedFollowing(userId, after, max),
        }),
      personOf: (follow) => follow.followeeId,
      hidden: (userIds) => this.viewerBlocks.run(userIds, viewerId),
      cursorOf: (follow) => writeEdgeCursor('following', follow.followingSeq, follow.followeeId),
    });
  }
}
