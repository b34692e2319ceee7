import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection, Filter, UpdateFilter } from 'mongodb';
import { END_HEARD_MS, type MemberState, type Membership, membershipKey } from './membership.js';

@Injectable()
export class MembersRepository {
  private readonly memberships: Collection<Membership>;

  constructor(store: MongoStore) {
    this.memberships = store.db.collection('memberships');
  }

  find(roomId: string, userId: string, session?: ClientSession): Promise<Membership | null> {
    return this.memberships.findOne({ _id: membershipKey(roomId, userId) }, { session });
  }

  findMany(keys: readonly string[], session?: ClientSession): Promise<Membership[]> {
    return this.memberships.find({ _id: { $in: [...keys] } }, { session }).toArray();
  }

  /** The rooms in which a person's place is in one of these states; not those of matches. */
  roomIdsOf(userId: string, states: readonly MemberState[]): Promise<string[]> {
    return this.roomIds({ userId, state: { $in: [...states] }, alias: { $exists: false } });
  }

  /** The rooms of all of a person's matches that are left, ended ones too. */
  matchRoomIdsOf(userId: string): Promise<string[]> {
    return this.roomIds({ userId, alias: { $exists: true } });
  }

  private async roomIds(where: Filter<Membership>): Promise<string[]> {
    const found = await this.memberships.find(where, { projection: { roomId: 1 } }).toArray();
    return found.map(({ roomId }) => roomId);
  }

  /** As `roomIdsOf`, of several people at once, and with those of matches that go on or have just ended. */
  async roomIdsOfMany(
    userIds: readonly string[],
    states: readonly MemberState[],
  ): Promise<Pick<Membership, 'userId' | 'roomId'>[]> {
    const matchEndedAt = { $not: { $lt: new Date(Date.now() - END_HEARD_MS) } };
    return this.memberships
      .find(
        { userId: { $in: [...userIds] }, state: { $in: [...states] }, matchEndedAt },
        { projection: { _id: 0, userId: 1, roomId: 1 } },
      )
      .toArray();
  }

  /** Forgets the rooms that a person is not in, nor asked into. */
  async deleteAbsences(userId: string): Promise<void> {
    await this.memberships.deleteMany({ userId, state: { $in: ['unseen', 'left'] } });
  }

  /** A room's, in these states: at most 1,000 of people who are in or asked in. */
  ofRoom(roomId: string, states: readonly MemberState[], session?: ClientSession): Promise<Membership[]> {
    return this.memberships.find({ roomId, state: { $in: [...states] } }, { session }).toArray();
  }

  /** Of all these rooms at once; of everybody, or of some people. */
  ofRooms(
    roomIds: readonly string[],
    states: readonly MemberState[],
    userIds?: readonly string[],
  ): Promise<Membership[]> {
    const people = userIds && { userId: { $in: [...userIds] } };
    return this.memberships.find({ ...people, roomId: { $in: [...roomIds] }, state: { $in: [...states] } }).toArray();
  }

  /** Who are in a room, who joined first first. */
  firstJoined(roomId: string, limit: number, session: ClientSession): Promise<Membership[]> {
    return this.memberships
      .find({ roomId, state: 'joined' }, { session })
      .sort({ joinedAt: 1, _id: 1 })
      .limit(limit)
      .toArray();
  }

  async put(membership: Membership, session: ClientSession): Promise<void> {
    const { _id, ...rest } = membership;
    await this.memberships.replaceOne({ _id }, rest, { upsert: true, session });
  }

  /** The membership as it is after the change; null where there is none. */
  change(
    roomId: string,
    userId: string,
    update: UpdateFilter<Membership>,
    session: ClientSession,
  ): Promise<Membership | null> {
    return this.memberships.findOneAndUpdate({ _id: membershipKey(roomId, userId) }, update, {
      session,
      returnDocument: 'after',
    });
  }

  async delete(roomId: string, userId: string, session: ClientSession): Promise<void> {
    await this.memberships.deleteOne({ _id: membershipKey(roomId, userId) }, { session });
  }
}
