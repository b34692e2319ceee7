import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import type { Room } from '../rooms/room.js';
import type { Emit } from '../storage/chat-writes.js';
import { Depart } from './depart.use-case.js';
import type { Membership } from './membership.js';
import { TakeOut } from './take-out.use-case.js';

/** Takes the request away from who was asked, in one transaction. A group is told; who wrote to a stranger is not. */
@Injectable()
export class DeclineRequest {
  constructor(
    private readonly depart: Depart,
    private readonly takeOut: TakeOut,
  ) {}

  run(session: ClientSession, emit: Emit, room: Room, member: Membership): Promise<void> {
    if (room.kind === 'group') return this.depart.run(session, emit, member, member.userId);
    return this.takeOut.run(session, emit, member, member.userId);
  }
}
