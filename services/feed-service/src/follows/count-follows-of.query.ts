import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { FollowsRepository } from './follows.repository.js';

/** How many people somebody follows and is followed by, counted one by one: what their counters must be. */
@Injectable()
export class CountFollowsOf {
  constructor(private readonly follows: FollowsRepository) {}

  run(userId: string, session: ClientSession): Promise<{ following: number; followers: number }> {
    return this.follows.countOf(userId, session);
  }
}
