import { Injectable } from '@nestjs/common';
import { type Call, isOver, later, RETURN_MS } from './call.js';
import { ended, withDevice, withoutDevice, withoutPerson } from './call-changes.js';
import { CallRights } from './call-rights.query.js';
import { CallsRepository } from './calls.repository.js';
import { ChangeCall } from './change-call.use-case.js';
import { LimitCall } from './limit-call.use-case.js';
import { LivekitClient, type LivekitParticipant } from './livekit.client.js';

/**
 * Compares a call with LiveKit's own list and with who may be in it: who is there and should not be is taken out, who should be and
 * is not has left if they do not come back. Mends whatever an event or a webhook did not bring. Throws CALL_UNAVAILABLE while
 * LiveKit is away: then it is compared later, and the call goes on.
 */
@Injectable()
export class CheckCall {
  constructor(
    private readonly calls: CallsRepository,
    private readonly rights: CallRights,
    private readonly changeCall: ChangeCall,
    private readonly livekit: LivekitClient,
    private readonly limitCall: LimitCall,
  ) {}

  async run(callId: string): Promise<void> {
    const found = await this.calls.find(callId);
    if (!found || isOver(found)) return;
    await this.byRights(found);
    const since = new Date();
    const call = await this.calls.find(callId);
    if (!call || isOver(call)) return;
    const { livekitRoom, videoAllowed } = call;
    const there = await this.livekit.participants(livekitRoom);
    const known = new Set(call.people.flatMap(({ devices }) => devices.map(({ identity }) => identity)));
    for (const { identity, mayShow, deceives } of there) {
      // Whoever was given a way in after the call was read is known by now: they are compared the next time.
      if (!known.has(identity)) await this.takeOutUnknown(callId, livekitRoom, identity);
      else if (deceives) await this.changeCall.run(call, (now, at) => withoutDevice(now, identity, at));
      else if (mayShow !== videoAllowed) await this.livekit.permit(livekitRoom, identity, videoAllowed);
    }
    await this.changeCall.run(call, (now, at) => (now.livekitRoom === livekitRoom ? seen(now, there, since, at) : now));
  }

  private async byRights(call: Call): Promise<void> {
    const { mayGoOn, videoAllowed, outside } = await this.rights.run(call);
    await this.changeCall.run(call, (now, at) => {
      if (!mayGoOn) return ended(now, 'not_allowed', at);
      return outside.reduce((one, { userId, sessionId }) => withoutPerson(one, userId, sessionId, 'ended', at), now);
    });
    // Read anew there: it may have changed since.
    if (mayGoOn && videoAllowed !== call.videoAllowed) await this.limitCall.run(call.roomId);
  }

  private async takeOutUnknown(callId: string, livekitRoom: string, identity: string): Promise<void> {
    const now = await this.calls.find(callId);
    const isKnown = now?.people.some(({ devices }) => devices.some((device) => device.identity === identity));
    if (!isKnown) await this.livekit.remove(livekitRoom, identity);
  }
}

/** The call by LiveKit's list, read after `since`; a device that was heard of later is not judged by it. */
function seen(call: Call, there: readonly LivekitParticipant[], since: Date, at: Date): Call {
  const sids = new Map(there.map(({ identity, sid }) => [identity, sid]));
  let next = call;
  for (const { identity, sid, seenAt, awaitedUntil } of call.people.flatMap(({ devices }) => devices)) {
    const isThere = sids.has(identity);
    if (isThere && (awaitedUntil || !sid)) {
      next = withDevice(next, identity, { sid: sids.get(identity), seenAt: at, awaitedUntil: undefined });
    } else if (!isThere && !awaitedUntil && !(seenAt && seenAt > since)) {
      next = withDevice(next, identity, { sid: undefined, awaitedUntil: later(at, RETURN_MS) });
    }
  }
  return next;
}
