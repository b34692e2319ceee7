import { Injectable } from '@nestjs/common';
import { UncountPost } from '../people/uncount-post.use-case.js';
import { FeedWrites } from '../storage/feed-writes.js';
import { RemoveOwnEntry } from '../timeline/remove-own-entry.use-case.js';
import { FindPost } from './find-post.query.js';
import { mayDeletePost } from './post.policy.js';
import { postsErrors } from './posts.errors.js';
import { PostsRepository } from './posts.repository.js';

/**
 * Deletes a post of one's own. Readers miss it at once; its comments, its likes and its place in followers' timelines are
 * collected on `post.deleted`. Throws FEED_POST_NOT_FOUND, FEED_NOT_POST_AUTHOR.
 */
@Injectable()
export class DeletePost {
  constructor(
    private readonly writes: FeedWrites,
    private readonly posts: PostsRepository,
    private readonly findPost: FindPost,
    private readonly uncountPost: UncountPost,
    private readonly removeOwnEntry: RemoveOwnEntry,
  ) {}

  async run(postId: string, personId: string): Promise<void> {
    const post = await this.findPost.run(postId);
    mayDeletePost(post, personId);
    const { authorId } = post;
    await this.writes.run([`post:${postId}`, `person:${authorId}`], async (session, emit) => {
      if (!(await this.posts.delete(postId, session))) throw postsErrors.postNotFound();
      await this.uncountPost.run(authorId, session);
      await this.removeOwnEntry.run({ postId, authorId }, session);
      await emit('post.deleted', postId, { postId, authorId });
    });
  }
}
