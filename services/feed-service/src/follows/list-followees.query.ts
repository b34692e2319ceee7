import { Injectable } from '@nestjs/common';
import { FollowsRepository } from './follows.repository.js';

/** Everybody whom a person follows: at most FOLLOWING_MAX. */
@Injectable()
export class ListFollowees {
  constructor(private readonly follows: FollowsRepository) {}

  run(followerId: string): Promise<string[]> {
    return this.follows.followees(followerId);
  }
}
