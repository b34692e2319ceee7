import { Injectable } from '@nestjs/common';
import { ReadPost } from '../audience/read-post.query.js';
import { NextSeq } from '../people/next-seq.use-case.js';
import { FeedWrites } from '../storage/feed-writes.js';
import { bookmarkKey } from './bookmark.js';
import { BookmarksRepository } from './bookmarks.repository.js';

/** Keeps a post for oneself, once, however often it is asked. Emits nothing: nobody else learns of it. Throws FEED_POST_NOT_FOUND. */
@Injectable()
export class BookmarkPost {
  constructor(
    private readonly writes: FeedWrites,
    private readonly bookmarks: BookmarksRepository,
    private readonly readPost: ReadPost,
    private readonly nextSeq: NextSeq,
  ) {}

  async run(postId: string, userId: string): Promise<void> {
    await this.readPost.run(postId, userId);
    await this.writes.run([`person:${userId}`], async (session) => {
      if (await this.bookmarks.has(userId, postId, session)) return;
      const seq = await this.nextSeq.run(userId, 'bookmarkSeq', session);
      const _id = bookmarkKey(userId, postId);
      await this.bookmarks.insert({ _id, userId, postId, seq, createdAt: new Date() }, session);
    });
  }
}
