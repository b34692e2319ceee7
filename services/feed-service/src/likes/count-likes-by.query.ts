import { Injectable } from '@nestjs/common';
import { LikesRepository } from './likes.repository.js';

/** How many of each post's likes are by any of these people: one query; a post without any is left out. */
@Injectable()
export class CountLikesBy {
  constructor(private readonly likes: LikesRepository) {}

  async run(postIds: readonly string[], userIds: readonly string[]): Promise<Map<string, number>> {
    if (postIds.length === 0 || userIds.length === 0) return new Map();
    return this.likes.countBy(postIds, userIds);
  }
}
