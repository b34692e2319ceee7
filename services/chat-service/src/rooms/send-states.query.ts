import { UnavailableError } from '@my-girok/nest-common';
import { chatV1 } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import type { Entered } from '../members/enter-room.query.js';
import { FindMemberships } from '../members/find-memberships.query.js';
import type { Membership } from '../members/membership.js';
import { BlockedAmong } from '../reach/blocked-among.query.js';
import type { Relation } from '../reach/relation.js';
import { Relations } from '../reach/relations.query.js';
import { hasEnded, otherIdOf, peerIdOf } from './room.js';

const { SendState } = chatV1;

/**
 * Whether a person can send in each of their rooms: one call to feed-service for all rooms of two, and of matches. While that is away, blocks are
 * known by this service's copy; a send that should not be is refused when it comes.
 */
@Injectable()
export class SendStates {
  constructor(
    private readonly findMemberships: FindMemberships,
    private readonly relations: Relations,
    private readonly blockedAmong: BlockedAmong,
  ) {}

  /** By room id. */
  async run(viewerId: string, entered: readonly Entered[]): Promise<Map<string, chatV1.SendState>> {
    const places = entered.flatMap(({ room }) => {
      const userId = peerIdOf(room, viewerId);
      return userId === undefined ? [] : [{ roomId: room._id, userId }];
    });
    const others = entered.flatMap(({ room }) => otherIdOf(room, viewerId) ?? []);
    const [peers, relations] = await Promise.all([this.findMemberships.run(places), this.relate(viewerId, others)]);
    const byRoom = new Map(peers.map((peer) => [peer.roomId, peer]));
    return new Map(
      entered.map((mine) => {
        const { room } = mine;
        const relation = relations.get(otherIdOf(room, viewerId) ?? '');
        return [room._id, stateIn(mine, byRoom.get(room._id), relation)];
      }),
    );
  }

  private async relate(viewerId: string, otherIds: readonly string[]): Promise<Map<string, Relation>> {
    if (otherIds.length === 0) return new Map();
    try {
      return await this.relations.run(viewerId, otherIds);
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      const blocked = await this.blockedAmong.run(viewerId, otherIds);
      return new Map(
        otherIds.map((otherId) => [otherId, { otherId, blocked: blocked.has(otherId), followsUser: false }]),
      );
    }
  }
}

function stateIn({ room, membership }: Entered, peer: Membership | undefined, relation: Relation | undefined) {
  switch (room.kind) {
    case 'group':
      return inGroup(membership);
    case 'direct':
      return inDirect(membership, peer, relation);
    case 'match':
      return inMatch(room, relation);
  }
}

function inGroup({ state }: Membership): chatV1.SendState {
  return state === 'asked' ? SendState.SEND_STATE_ASKED : SendState.SEND_STATE_OPEN;
}

function inMatch(room: Entered['room'], relation: Relation | undefined): chatV1.SendState {
  if (hasEnded(room)) return SendState.SEND_STATE_ENDED;
  return relation?.blocked ? SendState.SEND_STATE_UNREACHABLE : SendState.SEND_STATE_OPEN;
}

/** Somebody whose account is gone has no place left. */
function inDirect(mine: Membership, peer: Membership | undefined, relation: Relation | undefined): chatV1.SendState {
  if (!peer || relation?.blocked) return SendState.SEND_STATE_UNREACHABLE;
  if (mine.state === 'asked') return SendState.SEND_STATE_ASKED;
  const waits = peer.state !== 'joined' && !relation?.followsUser;
  const isSpent = (mine.requestCount ?? 0) >= LIMITS.requestMessagesMax;
  return waits && isSpent ? SendState.SEND_STATE_WAITING : SendState.SEND_STATE_OPEN;
}
