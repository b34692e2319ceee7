import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { FindMemberships } from '../members/find-memberships.query.js';
import type { Membership } from '../members/membership.js';
import { MoveMarkers } from '../members/move-markers.use-case.js';
import { PostNotice } from '../messages/post-notice.use-case.js';
import { isMuted } from '../rooms/room.message.js';
import type { Emit } from '../storage/chat-writes.js';
import type { Call } from './call.js';
import { callMessage } from './call.message.js';

/**
 * Tells a room of a call, in the transaction of what happened to it: `call.updated` to those who look, `call.started` and
 * `call.ended` for the record and whoever notifies, and a notice among the messages when it is over. What is in a match's room
 * stays there: it rings and notifies nobody elsewhere, and leaves no notice.
 */
@Injectable()
export class TellCall {
  constructor(
    private readonly findMemberships: FindMemberships,
    private readonly postNotice: PostNotice,
    private readonly moveMarkers: MoveMarkers,
  ) {}

  async began(session: ClientSession, emit: Emit, call: Call): Promise<void> {
    const { _id: callId, roomId, startedAsId: starterId, kind } = call;
    const rung = call.people.filter(({ state }) => state === 'ringing').map(({ userId }) => userId);
    const ringIds = await this.toNotify(call, rung, session);
    await emit('call.started', callId, { callId, roomId, starterId, kind, ringIds });
    await this.changed(session, emit, call);
  }

  async changed(session: ClientSession, emit: Emit, call: Call): Promise<void> {
    const { _id: callId, roomId } = call;
    await emit('call.updated', callId, { callId, roomId, call: callMessage(call) });
    if (call.state === 'ended') await this.over(session, emit, call);
  }

  private async over(session: ClientSession, emit: Emit, call: Call): Promise<void> {
    const { _id: callId, roomId, startedAsId: starterId, endReason = 'ended' } = call;
    const missedIds = await this.toNotify(call, call.missedIds, session);
    await emit('call.ended', callId, { callId, roomId, starterId, endReason, missedIds });
    if (call.roomKind !== 'match') await this.leaveNotice(session, emit, call);
  }

  private async leaveNotice(session: ClientSession, emit: Emit, call: Call): Promise<void> {
    const { liveAt, endedAt, endReason, roomId } = call;
    if (!liveAt && !NOTED.has(endReason)) return;
    const there = await this.members(
      call,
      call.people.map(({ userId }) => userId),
      session,
    );
    // Whoever began it, if they are still in the room: nobody speaks there who is not.
    const author = there.find(({ userId }) => userId === call.startedById) ?? there[0];
    if (!author) return;
    const wasIn = (userId: string) => call.people.some((one) => one.userId === userId && one.state === 'left');
    const { messageSeq: readSeq } = await this.postNotice.run(session, emit, roomId, {
      authorId: author.userId,
      kind: liveAt ? 'call' : 'call_missed',
      userIds: there.map(({ userId }) => userId).filter((userId) => wasIn(userId) === Boolean(liveAt)),
      seconds: liveAt && endedAt ? Math.round((endedAt.getTime() - liveAt.getTime()) / 1000) : 0,
    });
    await this.moveMarkers.run(session, roomId, author.userId, { readSeq });
  }

  /** Those of some people who are told of it beside the room: they have not muted it. */
  private async toNotify(call: Call, userIds: readonly string[], session: ClientSession): Promise<string[]> {
    if (call.roomKind === 'match') return [];
    const there = await this.members(call, userIds, session);
    return there.filter((member) => !isMuted(member)).map(({ userId }) => userId);
  }

  private async members({ roomId }: Call, userIds: readonly string[], session: ClientSession): Promise<Membership[]> {
    const places = userIds.map((userId) => ({ roomId, userId }));
    return (await this.findMemberships.run(places, session)).filter(({ state }) => state === 'joined');
  }
}

/** How a call that nobody answered leaves a notice. */
const NOTED: ReadonlySet<Call['endReason']> = new Set(['missed', 'declined', 'busy']);
