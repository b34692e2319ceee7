import { Injectable } from '@nestjs/common';
import { ReadPost } from '../audience/read-post.query.js';
import { SeePosts } from '../audience/see-posts.query.js';
import { readSeqCursor, writeSeqCursor } from '../requests/cursor.js';
import { readVisiblePage } from '../requests/visible-page.js';
import { readNewest } from '../storage/newest-window.js';
import type { PostPage, PostView } from './post.js';
import { type Numbered, PostsRepository } from './posts.repository.js';

export interface ListQuotesInput {
  postId: string;
  /** Who is looking; undefined for a service. */
  viewerId: string | undefined;
  limit: number;
  cursor: string;
  commentsLimit: number;
}

/** The public posts that quote a post, the latest first. Throws FEED_POST_NOT_FOUND, FEED_CURSOR_INVALID. */
@Injectable()
export class ListQuotes {
  constructor(
    private readonly posts: PostsRepository,
    private readonly readPost: ReadPost,
    private readonly seePosts: SeePosts,
  ) {}

  async run({ postId, viewerId, limit, cursor, commentsLimit }: ListQuotesInput): Promise<PostPage> {
    const from = readSeqCursor('quotes', cursor);
    const { quoteLastSeq } = await this.readPost.run(postId, viewerId);
    const { items, pageInfo } = await readVisiblePage<Numbered, PostView>(limit, {
      read: (last, size) =>
        readNewest(last?.seq ?? from ?? quoteLastSeq + 1, size, (window, max) =>
          this.posts.listQuotes(postId, window, max),
        ),
      look: async (quotes) => {
        const postIds = quotes.map((quote) => quote.postId);
        const seen = await this.seePosts.run({ postIds, viewerId, place: 'list', commentsLimit });
        return postIds.map((id) => seen.get(id));
      },
      cursorOf: (quote) => writeSeqCursor('quotes', quote.seq),
    });
    return { posts: items, pageInfo };
  }
}
