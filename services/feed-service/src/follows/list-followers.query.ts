import { Injectable } from '@nestjs/common';
import { FollowsRepository } from './follows.repository.js';

/** A person's followers, in chunks of at most `chunk`, for work that reaches all of them. */
@Injectable()
export class ListFollowers {
  constructor(private readonly follows: FollowsRepository) {}

  run(followeeId: string, chunk: number): AsyncGenerator<string[]> {
    return this.follows.followers(followeeId, chunk);
  }
}
