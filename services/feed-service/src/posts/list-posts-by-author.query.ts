import { Injectable } from '@nestjs/common';
import { ViewerLikes } from '../likes/viewer-likes.query.js';
import { LastPostSeq } from '../people/last-post-seq.query.js';
import { readSeqCursor, writeSeqCursor } from '../requests/cursor.js';
import { cutPage } from '../requests/page.js';
import { readNewest } from '../storage/newest-window.js';
import type { ViewerId } from './hydrate-posts.query.js';
import { type ItemPage, presentPost } from './post.js';
import { PostsRepository } from './posts.repository.js';

export interface ListPostsByAuthorInput {
  authorId: string;
  viewerId: ViewerId;
  limit: number;
  cursor: string;
  commentsLimit: number;
}

/** One person's posts, newest first; nothing for somebody who never posted. Three queries. Throws FEED_CURSOR_INVALID. */
@Injectable()
export class ListPostsByAuthor {
  constructor(
    private readonly posts: PostsRepository,
    private readonly lastPostSeq: LastPostSeq,
    private readonly viewerLikes: ViewerLikes,
  ) {}

  async run({ authorId, viewerId, limit, cursor, commentsLimit }: ListPostsByAuthorInput): Promise<ItemPage> {
    const below = readSeqCursor('author', cursor) ?? (await this.lastPostSeq.run(authorId)) + 1;
    const found = await readNewest(below, limit + 1, (window, size) =>
      this.posts.listByAuthor(authorId, window, size, commentsLimit),
    );
    const { items, pageInfo } = cutPage(found, limit, (post) => writeSeqCursor('author', post.authorSeq));
    const liked = await this.viewerLikes.run(
      items.map((post) => post._id),
      viewerId,
    );
    return {
      posts: items.map((post) => presentPost(post, liked.has(post._id), commentsLimit)),
      items: items.map(({ _id: id }) => ({ id, postId: id, reason: 'own', actorId: '' })),
      pageInfo,
    };
  }
}
