import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { LikesRepository } from './likes.repository.js';

/** How many likes a post has, counted one by one: what its counter must be. */
@Injectable()
export class CountLikesOf {
  constructor(private readonly likes: LikesRepository) {}

  run(postId: string, session: ClientSession): Promise<number> {
    return this.likes.countOf(postId, session);
  }
}
