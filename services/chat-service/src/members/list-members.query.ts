import { Injectable } from '@nestjs/common';
import { readCursor, writeCursor } from '../requests/cursor.js';
import { cutPage, type PageInfo } from '../requests/page.js';
import { EnterRoom } from './enter-room.query.js';
import { MembersRepository } from './members.repository.js';
import { actorIdOf, byRank, comparePlaces, type Membership, placeOf } from './membership.js';

export interface ListMembersInput {
  roomId: string;
  viewerId: string;
  limit: number;
  cursor: string;
}

/**
 * A page of who is in a room or asked in: its owner, admins, then who joined first. One query of at most 1,000. Throws
 * CHAT_ROOM_NOT_FOUND, CHAT_CURSOR_INVALID.
 */
@Injectable()
export class ListMembers {
  constructor(
    private readonly enterRoom: EnterRoom,
    private readonly members: MembersRepository,
  ) {}

  async run({ roomId, viewerId, limit, cursor }: ListMembersInput): Promise<{ members: Membership[] } & PageInfo> {
    const after = readCursor('members', cursor, ['number', 'number', 'string'] as const);
    const { room } = await this.enterRoom.look(roomId, viewerId);
    // In a room of two the other is always there, also before they saw it or after they declined: neither shows.
    const states = room.kind === 'direct' ? ALL : PRESENT;
    const all = (await this.members.ofRoom(roomId, states)).map(discreet).map(underAlias).sort(byRank);
    const rest = after ? all.filter((member) => comparePlaces(placeOf(member), after) > 0) : all;
    const { items, pageInfo } = cutPage(rest, limit, (last) => writeCursor('members', placeOf(last)));
    return { members: items, ...pageInfo };
  }
}

const PRESENT = ['joined', 'asked'] as const;
const ALL = ['joined', 'asked', 'unseen', 'left'] as const;

/** In a match's room the pseudonym stands for the person, in cursors too. */
function underAlias(member: Membership): Membership {
  return { ...member, userId: actorIdOf(member) };
}

function discreet(member: Membership): Membership {
  return member.state === 'left' ? { ...member, state: 'asked' } : member;
}
