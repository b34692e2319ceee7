import { RevocationList } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { FindMemberships } from '../members/find-memberships.query.js';
import { BlockedAmong } from '../reach/blocked-among.query.js';
import { FindRoom } from '../rooms/find-room.query.js';
import type { Call } from './call.js';

export interface Rights {
  /** Whether there may be a call in the room at all. */
  mayGoOn: boolean;
  videoAllowed: boolean;
  /** Who may not be in it, or not by this session. */
  outside: { userId: string; sessionId?: string }[];
}

/** Who may be in a call that goes on, by what this service knows by itself. */
@Injectable()
export class CallRights {
  constructor(
    private readonly findRoom: FindRoom,
    private readonly findMemberships: FindMemberships,
    private readonly blockedAmong: BlockedAmong,
    private readonly revocations: RevocationList,
  ) {}

  async run({ roomId, people, holders, videoAllowed }: Call): Promise<Rights> {
    const room = await this.findRoom.run(roomId);
    const isEnded = !room || (room.match && (room.match.endedAt || !room.match.voiceAllowed));
    if (isEnded || (await this.areApart(room.personIds))) return { mayGoOn: false, videoAllowed, outside: [] };
    const ids = [...new Set([...people, ...holders].map(({ userId }) => userId))];
    const places = await this.findMemberships.run(ids.map((userId) => ({ roomId, userId })));
    const joined = new Set(places.filter(({ state }) => state === 'joined').map(({ userId }) => userId));
    const left = ids.filter((userId) => !joined.has(userId)).map((userId) => ({ userId }));
    const ended = holders.filter(({ sessionId }) => this.revocations.isRevoked(sessionId));
    return { mayGoOn: true, videoAllowed: room.match?.videoAllowed ?? true, outside: [...left, ...ended] };
  }

  private async areApart(two: readonly [string, string] | undefined): Promise<boolean> {
    return two !== undefined && (await this.blockedAmong.run(two[0], [two[1]])).size > 0;
  }
}
