import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { PeopleRepository } from './people.repository.js';

/** Counts a follow on both sides, in the follow's own transaction. */
@Injectable()
export class CountFollow {
  constructor(private readonly people: PeopleRepository) {}

  /** The follow's numbers in both people's lists; undefined, and nothing counted, when the follower follows `max` already. */
  async run(
    followerId: string,
    followeeId: string,
    max: number,
    session: ClientSession,
  ): Promise<{ followingSeq: number; followerSeq: number } | undefined> {
    const followingSeq =
      (await this.people.addFollowing(followerId, max, session)) ?? (await this.first(followerId, max, session));
    if (followingSeq === undefined) return undefined;
    return { followingSeq, followerSeq: await this.people.addFollower(followeeId, session) };
  }

  /** Of whoever is not known here yet. */
  private async first(followerId: string, max: number, session: ClientSession): Promise<number | undefined> {
    await this.people.ensure(followerId, session);
    return this.people.addFollowing(followerId, max, session);
  }
}
