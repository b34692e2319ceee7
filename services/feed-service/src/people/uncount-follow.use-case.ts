import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { PeopleRepository } from './people.repository.js';

/** Counts a follow off on both sides, in the unfollow's own transaction. */
@Injectable()
export class UncountFollow {
  constructor(private readonly people: PeopleRepository) {}

  async run(followerId: string, followeeId: string, session: ClientSession): Promise<void> {
    await this.people.add(followerId, 'followingCount', -1, session);
    await this.people.add(followeeId, 'followerCount', -1, session);
  }
}
