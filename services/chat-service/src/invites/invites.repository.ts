import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection } from 'mongodb';
import type { Invite } from './invite.js';

@Injectable()
export class InvitesRepository {
  private readonly invites: Collection<Invite>;

  constructor(store: MongoStore) {
    this.invites = store.db.collection('invites');
  }

  /** One that has not ended: the index that removes ended ones runs a little later. */
  find(hash: string): Promise<Invite | null> {
    return this.invites.findOne({ _id: hash, expiresAt: { $gt: new Date() } });
  }

  async ofRoom(roomId: string, limit: number, session: ClientSession): Promise<Invite[]> {
    return this.invites
      .find({ roomId, expiresAt: { $gt: new Date() } }, { session })
      .limit(limit)
      .toArray();
  }

  async insert(invite: Invite, session: ClientSession): Promise<void> {
    await this.invites.insertOne(invite, { session });
  }

  async deleteOfRoom(roomId: string, session: ClientSession): Promise<void> {
    await this.invites.deleteMany({ roomId }, { session });
  }

  async deleteOfRoomBy(roomId: string, createdById: string, session: ClientSession): Promise<void> {
    await this.invites.deleteMany({ roomId, createdById }, { session });
  }

  async deleteBy(userId: string): Promise<void> {
    await this.invites.deleteMany({ createdById: userId });
  }
}
