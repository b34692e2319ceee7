import type { chatV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { RoomsOf } from '../members/rooms-of.query.js';
import { isMuted, unreadOf } from './room.message.js';

/** More are not counted. */
const MAX = 100;

/** How many of a person's rooms hold something unread, muted ones aside, and how many requests wait. */
@Injectable()
export class CountUnread {
  constructor(private readonly roomsOf: RoomsOf) {}

  async run(userId: string): Promise<chatV1.CountUnreadResponse> {
    const all = await this.roomsOf.run(userId);
    const requests = all.filter(({ membership }) => membership.state === 'asked').length;
    const unread = all.filter(
      ({ room, membership }) => membership.state === 'joined' && !isMuted(membership) && unreadOf(room, membership) > 0,
    ).length;
    return { rooms: Math.min(unread, MAX), requests: Math.min(requests, MAX) };
  }
}
