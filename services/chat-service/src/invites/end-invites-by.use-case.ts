import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { InvitesRepository } from './invites.repository.js';

/** Ends the links to a group that somebody made, in the transaction of taking them out: they are no other way in for them. */
@Injectable()
export class EndInvitesBy {
  constructor(private readonly invites: InvitesRepository) {}

  run(session: ClientSession, roomId: string, userId: string): Promise<void> {
    return this.invites.deleteOfRoomBy(roomId, userId, session);
  }
}
