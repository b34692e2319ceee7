import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { RepostsRepository } from './reposts.repository.js';

/** How many reposts a post has, counted one by one: what its counter must be. */
@Injectable()
export class CountRepostsOf {
  constructor(private readonly reposts: RepostsRepository) {}

  run(postId: string, session: ClientSession): Promise<number> {
    return this.reposts.countOf(postId, session);
  }
}
