import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import type { Visibility } from './post.js';
import { PostsRepository } from './posts.repository.js';

/** How many posts somebody has of each visibility, counted one by one: what their counters must be. */
@Injectable()
export class CountPostsOf {
  constructor(private readonly posts: PostsRepository) {}

  async run(authorId: string, session: ClientSession): Promise<Record<Visibility, number>> {
    return { public: 0, followers: 0, self: 0, ...(await this.posts.countByVisibility(authorId, session)) };
  }
}
