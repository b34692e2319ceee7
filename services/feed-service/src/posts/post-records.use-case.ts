import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import type { Post } from './post.js';
import { postsErrors } from './posts.errors.js';
import { PostsRepository } from './posts.repository.js';

/** What writing a post does to the posts there are, in its own transaction. */
@Injectable()
export class PostRecords {
  constructor(private readonly posts: PostsRepository) {}

  /** The post that this key made, if it did; throws FEED_POST_DELETED where that is gone. */
  async madeBy(authorId: string, idempotencyKey: string | undefined, session?: ClientSession) {
    if (idempotencyKey === undefined) return undefined;
    const post = await this.posts.findByIdempotencyKey(authorId, idempotencyKey, session);
    if (post?.deletedAt) throw postsErrors.postDeleted();
    return post?._id;
  }

  /**
   * Counts a quote on the quoted post and gives its number. Only public quotes are counted, so that no count tells of a post
   * that its reader may not see. Throws FEED_POST_NOT_FOUND.
   */
  async numberQuote(
    { quotedPostId, visibility }: Pick<Post, 'quotedPostId' | 'visibility'>,
    session: ClientSession,
  ): Promise<number | undefined> {
    if (quotedPostId === undefined || visibility !== 'public') return undefined;
    const quoted = await this.posts.addQuote(quotedPostId, session);
    if (!quoted) throw postsErrors.postNotFound();
    return quoted.quoteLastSeq;
  }

  async insert(post: Post, session: ClientSession): Promise<void> {
    await this.posts.insert(post, session);
  }
}
