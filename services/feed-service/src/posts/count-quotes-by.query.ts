import { Injectable } from '@nestjs/common';
import { PostsRepository } from './posts.repository.js';

/** How many of each post's quotes are by any of these people: one query; a post without any is left out. */
@Injectable()
export class CountQuotesBy {
  constructor(private readonly posts: PostsRepository) {}

  async run(postIds: readonly string[], userIds: readonly string[]): Promise<Map<string, number>> {
    if (postIds.length === 0 || userIds.length === 0) return new Map();
    return this.posts.countQuotesBy(postIds, userIds);
  }
}
