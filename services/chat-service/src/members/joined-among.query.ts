import { Injectable } from '@nestjs/common';
import { MembersRepository } from './members.repository.js';
import type { Membership } from './membership.js';

/** Who is in several rooms at once. */
@Injectable()
export class JoinedAmong {
  constructor(private readonly members: MembersRepository) {}

  /** Everybody who is in one of these rooms; for small ones. */
  inRooms(roomIds: readonly string[]): Promise<Membership[]> {
    return roomIds.length === 0 ? Promise.resolve([]) : this.members.ofRooms(roomIds, ['joined']);
  }

  /** Those of some people who are in one of these rooms. */
  async run(roomIds: readonly string[], userIds: readonly string[]): Promise<string[]> {
    if (roomIds.length === 0 || userIds.length === 0) return [];
    const there = new Set((await this.members.ofRooms(roomIds, ['joined'], userIds)).map(({ userId }) => userId));
    return userIds.filter((userId) => there.has(userId));
  }
}
