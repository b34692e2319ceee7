import { Injectable } from '@nestjs/common';
import { ReadPost } from '../audience/read-post.query.js';
import { ViewerBlocks } from '../blocks/viewer-blocks.query.js';
import { readEdgeCursor, writeEdgeCursor } from '../requests/cursor.js';
import { type PeoplePage, readPeoplePage } from '../requests/people-page.js';
import { edgePosition, readEdges } from '../storage/numbered-edges.js';
import { type Like, LikesRepository } from './likes.repository.js';

export interface ListLikesInput {
  postId: string;
  viewerId: string | undefined;
  limit: number;
  cursor: string;
}

/** Who likes a post, the latest first, without people blocked either way. Throws FEED_POST_NOT_FOUND, FEED_CURSOR_INVALID. */
@Injectable()
export class ListLikes {
  constructor(
    private readonly likes: LikesRepository,
    private readonly readPost: ReadPost,
    private readonly viewerBlocks: ViewerBlocks,
  ) {}

  async run({ postId, viewerId, limit, cursor }: ListLikesInput): Promise<PeoplePage> {
    const from = readEdgeCursor('likes', cursor);
    const { likeSeq = 0 } = await this.readPost.run(postId, viewerId);
    return readPeoplePage<Like>(limit, {
      read: (last, size) =>
        readEdges(last ? edgePosition(last.seq, last.userId) : from, size, {
          last: async () => likeSeq,
          numbered: (window, max) => this.likes.listByPost(postId, window, max),
          unnumbered: (after, max) => this.likes.listUnnumbered(postId, after, max),
        }),
      personOf: (like) => like.userId,
      hidden: (userIds) => this.viewerBlocks.run(userIds, viewerId),
      cursorOf: (like) => writeEdgeCursor('likes', like.seq, like.userId),
    });
  }
}
