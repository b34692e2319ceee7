import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import type { Entered } from '../members/enter-room.query.js';
import { ListPresent } from '../members/list-present.query.js';
import { BlockedAmong } from '../reach/blocked-among.query.js';
import { type Beginning, isIn } from './call.js';
import { memberIn } from './call.policy.js';
import { CallsRepository } from './calls.repository.js';

/**
 * Whom a call rings: everybody else who is in the room, but in a group not across a block. A room of more than 32 rings nobody;
 * whoever looks into it sees the call.
 */
@Injectable()
export class WhomToRing {
  constructor(
    private readonly listPresent: ListPresent,
    private readonly blockedAmong: BlockedAmong,
    private readonly calls: CallsRepository,
  ) {}

  async run({ room, membership }: Entered, session: ClientSession): Promise<Beginning['others']> {
    if (room.memberCount > LIMITS.callPeopleMax) return [];
    const members = (await this.listPresent.run(room._id, session)).filter(
      ({ userId, state }) => userId !== membership.userId && state === 'joined',
    );
    const ids = members.map(({ userId }) => userId);
    const blocked = room.kind === 'group' ? await this.blockedAmong.run(membership.userId, ids) : new Set<string>();
    const others = members.filter(({ userId }) => !blocked.has(userId)).slice(0, LIMITS.callPeopleMax - 1);
    const elsewhere = await this.calls.findOf(ids, session);
    return others.map((other) => ({
      ...memberIn(other),
      isBusy: elsewhere.some((call) => isIn(call, other.userId)),
    }));
  }
}
