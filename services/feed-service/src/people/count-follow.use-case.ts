import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { PeopleRepository } from './people.repository.js';

/** Counts a follow on both sides, in the follow's own transaction. */
@Injectable()
export class CountFollow {
  constructor(private readonly people: PeopleRepository) {}

  /** False, and nothing counted, when the follower follows `max` people already. */
  async run(followerId: string, followeeId: string, max: number, session: ClientSession): Promise<boolean> {
    await this.people.ensure(followerId, session);
    if (!(await this.people.addFollowing(followerId, max, session))) return false;
    await this.people.add(followeeId, 'followerCount', 1, session);
    return true;
  }
}
