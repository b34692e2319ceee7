import { Injectable } from '@nestjs/common';
import { SeePosts } from '../audience/see-posts.query.js';
import { LastSeq } from '../people/last-seq.query.js';
import type { PostPage, PostView } from '../posts/post.js';
import { readSeqCursor, writeSeqCursor } from '../requests/cursor.js';
import { readVisiblePage } from '../requests/visible-page.js';
import { readNewest } from '../storage/newest-window.js';
import type { Bookmark } from './bookmark.js';
import { BookmarksRepository } from './bookmarks.repository.js';

export interface ListBookmarksInput {
  userId: string;
  limit: number;
  cursor: string;
  commentsLimit: number;
}

/**
 * A person's bookmarks, the latest first, without posts that are deleted or that they may no longer see. Whoever kept a post
 * asked for it: mutes do not hold. Throws FEED_CURSOR_INVALID.
 */
@Injectable()
export class ListBookmarks {
  constructor(
    private readonly bookmarks: BookmarksRepository,
    private readonly lastSeq: LastSeq,
    private readonly seePosts: SeePosts,
  ) {}

  async run({ userId, limit, cursor, commentsLimit }: ListBookmarksInput): Promise<PostPage> {
    const from = readSeqCursor('bookmarks', cursor) ?? (await this.lastSeq.run(userId, 'bookmarkSeq')) + 1;
    const { items, pageInfo } = await readVisiblePage<Bookmark, PostView>(limit, {
      read: (last, size) =>
        readNewest(last?.seq ?? from, size, (window, max) => this.bookmarks.listByUser(userId, window, max)),
      look: async (bookmarks) => {
        const postIds = bookmarks.map((bookmark) => bookmark.postId);
        const seen = await this.seePosts.run({ postIds, viewerId: userId, place: 'direct', commentsLimit });
        return postIds.map((postId) => seen.get(postId));
      },
      cursorOf: (bookmark) => writeSeqCursor('bookmarks', bookmark.seq),
    });
    return { posts: items, pageInfo };
  }
}
