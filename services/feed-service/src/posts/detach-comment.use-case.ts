import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import type { LatestComment, Post } from './post.js';
import { postsErrors } from './posts.errors.js';
import { PostsRepository } from './posts.repository.js';

/** Counts a deleted comment off its post, in the deletion's own transaction. Throws FEED_POST_NOT_FOUND. */
@Injectable()
export class DetachComment {
  constructor(private readonly posts: PostsRepository) {}

  /** `newest` reads the newest comments that are left; it is asked only when the post keeps fewer than it should. */
  async run(
    postId: string,
    commentId: string,
    session: ClientSession,
    newest: (post: Post) => Promise<LatestComment[]>,
  ): Promise<Post> {
    const post = await this.posts.removeComment(postId, commentId, session);
    if (!post) throw postsErrors.postNotFound();
    if (post.latestComments.length < Math.min(post.commentCount, LIMITS.commentsPerPostMax)) {
      await this.posts.setLatestComments(postId, await newest(post), session);
    }
    return post;
  }
}
