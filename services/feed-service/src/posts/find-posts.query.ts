import { Injectable } from '@nestjs/common';
import type { Post } from './post.js';
import { PostsRepository } from './posts.repository.js';

/** Posts as they are stored, in no particular order; deleted ones are left out. One query, for the rules of the audience. */
@Injectable()
export class FindPosts {
  constructor(private readonly posts: PostsRepository) {}

  async run(ids: readonly string[], commentsLimit: number): Promise<Post[]> {
    return ids.length === 0 ? [] : this.posts.findMany(ids, commentsLimit);
  }
}
