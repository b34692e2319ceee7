import { Injectable } from '@nestjs/common';
import type { Post } from './post.js';
import { postsErrors } from './posts.errors.js';
import { PostsRepository } from './posts.repository.js';

/** One post as it is stored. Throws FEED_POST_NOT_FOUND. */
@Injectable()
export class FindPost {
  constructor(private readonly posts: PostsRepository) {}

  async run(postId: string): Promise<Post> {
    const post = await this.posts.find(postId);
    if (!post) throw postsErrors.postNotFound();
    return post;
  }
}
