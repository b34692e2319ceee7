import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection } from 'mongodb';
import { type Call, CHECK_MS, later } from './call.js';

/** Somebody is in few calls at once; what a sweep leaves is for the next. */
const MANY = 100;

@Injectable()
export class CallsRepository {
  private readonly calls: Collection<Call>;

  constructor(store: MongoStore) {
    this.calls = store.db.collection('calls');
  }

  find(callId: string, session?: ClientSession): Promise<Call | null> {
    return this.calls.findOne({ _id: callId }, { session });
  }

  findByClientKey(clientKey: string, session?: ClientSession): Promise<Call | null> {
    return this.calls.findOne({ clientKey }, { session });
  }

  /** The one that goes on in a room. */
  findLive(roomId: string, session?: ClientSession): Promise<Call | null> {
    return this.calls.findOne({ liveKey: roomId }, { session });
  }

  /** Those that go on in some rooms. */
  findLiveIn(roomIds: readonly string[]): Promise<Call[]> {
    return this.calls.find({ liveKey: { $in: [...roomIds] } }).toArray();
  }

  /** The one that is held in a LiveKit room now. */
  findByLivekitRoom(livekitRoom: string): Promise<Call | null> {
    return this.calls.findOne({ livekitRoom });
  }

  /** Those in which one of some people is, is rung, or holds a way in. */
  findOf(userIds: readonly string[], session?: ClientSession): Promise<Call[]> {
    return this.calls
      .find({ activeIds: { $in: [...userIds] } }, { session })
      .limit(MANY)
      .toArray();
  }

  /** How many somebody began since a moment, counted up to a number. */
  countStarted(startedById: string, since: Date, limit: number): Promise<number> {
    return this.calls.countDocuments({ startedById, createdAt: { $gt: since } }, { limit });
  }

  /** Those for which the time has come. */
  findDue(now: Date): Promise<Pick<Call, '_id'>[]> {
    return this.calls
      .find({ dueAt: { $lte: now } }, { projection: { _id: 1 } })
      .sort({ dueAt: 1 })
      .limit(MANY)
      .toArray();
  }

  /** Those that are to be compared with LiveKit's list: each is given to one process only. */
  async claimChecks(now: Date): Promise<string[]> {
    const found = await this.calls
      .find({ checkAt: { $lte: now } }, { projection: { _id: 1 } })
      .sort({ checkAt: 1 })
      .limit(MANY)
      .toArray();
    const claims = found.map(async ({ _id }) => {
      const claim = { $set: { checkAt: later(now, CHECK_MS) } };
      const { modifiedCount } = await this.calls.updateOne({ _id, checkAt: { $lte: now } }, claim);
      return modifiedCount === 1 ? [_id] : [];
    });
    return (await Promise.all(claims)).flat();
  }

  countLive(): Promise<number> {
    return this.calls.countDocuments({ checkAt: { $gt: new Date(0) } });
  }

  async insert(call: Call, session: ClientSession): Promise<void> {
    await this.calls.insertOne(call, { session });
  }

  async replace({ _id, ...call }: Call, session: ClientSession): Promise<void> {
    await this.calls.replaceOne({ _id }, call, { session });
  }

  /** Those that go on and show somebody, also one who has left them. */
  findShowing(userId: string): Promise<Call[]> {
    return this.calls
      .find({ 'people.userId': userId, state: { $ne: 'ended' } })
      .limit(MANY)
      .toArray();
  }

  /** Forgets the calls that an erased person was in or began, but those that go on. */
  async deleteEndedOf(userId: string): Promise<void> {
    await this.calls.deleteMany({ 'people.userId': userId, state: 'ended' });
    await this.calls.deleteMany({ startedById: userId, state: 'ended' });
  }
}
