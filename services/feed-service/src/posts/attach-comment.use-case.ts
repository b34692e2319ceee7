import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import type { LatestComment, Post } from './post.js';
import { postsErrors } from './posts.errors.js';
import { PostsRepository } from './posts.repository.js';

/** Counts a comment on its post and keeps it there, in the comment's own transaction. Throws FEED_POST_NOT_FOUND. */
@Injectable()
export class AttachComment {
  constructor(private readonly posts: PostsRepository) {}

  /** The post afterwards; its commentSeq is the comment's number. */
  async run(postId: string, comment: LatestComment, session: ClientSession): Promise<Post> {
    const post = await this.posts.addComment(postId, comment, session);
    if (!post) throw postsErrors.postNotFound();
    return post;
  }
}
