import { Injectable } from '@nestjs/common';
import { LikesRepository } from './likes.repository.js';

/** Which of these posts a person likes: one query; none, and no query, for a service. */
@Injectable()
export class ViewerLikes {
  constructor(private readonly likes: LikesRepository) {}

  async run(postIds: readonly string[], viewerId: string | undefined): Promise<Set<string>> {
    if (viewerId === undefined || postIds.length === 0) return new Set();
    return this.likes.likedAmong(postIds, viewerId);
  }
}
