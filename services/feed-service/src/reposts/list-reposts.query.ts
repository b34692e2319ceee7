import { Injectable } from '@nestjs/common';
import { ReadPost } from '../audience/read-post.query.js';
import { ViewerBlocks } from '../blocks/viewer-blocks.query.js';
import { readSeqCursor, writeSeqCursor } from '../requests/cursor.js';
import { type PeoplePage, readPeoplePage } from '../requests/people-page.js';
import { readNewest } from '../storage/newest-window.js';
import type { Repost } from './repost.js';
import { RepostsRepository } from './reposts.repository.js';

export interface ListRepostsInput {
  postId: string;
  viewerId: string | undefined;
  limit: number;
  cursor: string;
}

/** Who reposted a post, the latest first, without people blocked either way. Throws FEED_POST_NOT_FOUND, FEED_CURSOR_INVALID. */
@Injectable()
export class ListReposts {
  constructor(
    private readonly reposts: RepostsRepository,
    private readonly readPost: ReadPost,
    private readonly viewerBlocks: ViewerBlocks,
  ) {}

  async run({ postId, viewerId, limit, cursor }: ListRepostsInput): Promise<PeoplePage> {
    const from = readSeqCursor('reposts', cursor);
    const { repostSeq = 0 } = await this.readPost.run(postId, viewerId);
    return readPeoplePage<Repost>(limit, {
      read: (last, size) =>
        readNewest(last?.seq ?? from ?? repostSeq + 1, size, (window, max) =>
          this.reposts.listByPost(postId, window, max),
        ),
      personOf: (repost) => repost.userId,
      hidden: (userIds) => this.viewerBlocks.run(userIds, viewerId),
      cursorOf: (repost) => writeSeqCursor('reposts', repost.seq),
    });
  }
}
