import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import type { Post } from './post.js';
import { postsErrors } from './posts.errors.js';
import { PostsRepository } from './posts.repository.js';

/** Counts a repost on or off, in the repost's own transaction; on, its number is the post's repostSeq. Throws FEED_POST_NOT_FOUND. */
@Injectable()
export class CountRepost {
  constructor(private readonly posts: PostsRepository) {}

  async run(postId: string, by: 1 | -1, session: ClientSession): Promise<Post> {
    const post = await this.posts.addReposts(postId, by, session);
    if (!post) throw postsErrors.postNotFound();
    return post;
  }
}
