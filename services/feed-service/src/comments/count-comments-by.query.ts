import { Injectable } from '@nestjs/common';
import { CommentsRepository } from './comments.repository.js';

/** How many of each post's comments are by any of these people: one query; a post without any is left out. */
@Injectable()
export class CountCommentsBy {
  constructor(private readonly comments: CommentsRepository) {}

  async run(postIds: readonly string[], userIds: readonly string[]): Promise<Map<string, number>> {
    if (postIds.length === 0 || userIds.length === 0) return new Map();
    return this.comments.countBy(postIds, userIds);
  }
}
