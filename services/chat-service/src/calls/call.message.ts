import { callV1 } from '@my-girok/proto';
import type { Call, CallKind, CallPersonState, CallState } from './call.js';

const { CallKind: Kind, CallState: State, CallPersonState: PersonState } = callV1;

const KINDS: Record<CallKind, callV1.CallKind> = { voice: Kind.CALL_KIND_VOICE, video: Kind.CALL_KIND_VIDEO };

const STATES: Record<CallState, callV1.CallState> = {
  ringing: State.CALL_STATE_RINGING,
  live: State.CALL_STATE_LIVE,
  ended: State.CALL_STATE_ENDED,
};

const PERSON_STATES: Record<CallPersonState, callV1.CallPersonState> = {
  ringing: PersonState.CALL_PERSON_STATE_RINGING,
  joined: PersonState.CALL_PERSON_STATE_JOINED,
  left: PersonState.CALL_PERSON_STATE_LEFT,
  declined: PersonState.CALL_PERSON_STATE_DECLINED,
  missed: PersonState.CALL_PERSON_STATE_MISSED,
  busy: PersonState.CALL_PERSON_STATE_BUSY,
};

/** A call as everybody in the room sees it: in a match's room under pseudonyms. */
export function callMessage(call: Call): callV1.Call {
  return {
    id: call._id,
    roomId: call.roomId,
    kind: KINDS[call.kind],
    videoAllowed: call.videoAllowed,
    state: STATES[call.state],
    startedById: call.startedAsId,
    createdAt: call.createdAt,
    liveAt: call.liveAt,
    endedAt: call.endedAt,
    endReason: call.endReason ?? '',
    people: call.people.map(({ shownId, state, devices }) => ({
      userId: shownId,
      state: PERSON_STATES[state],
      identities: devices.map(({ identity }) => identity),
    })),
    version: call.version,
    generation: call.generation,
  };
}

/** Whether others would see a difference. */
export function looksTheSame(one: Call, other: Call): boolean {
  return JSON.stringify(callMessage({ ...one, version: 0 })) === JSON.stringify(callMessage({ ...other, version: 0 }));
}

/** The kind that was asked for; undefined where there is no such kind. */
export function readKind(kind: callV1.CallKind): CallKind | undefined {
  if (kind === Kind.CALL_KIND_VOICE) return 'voice';
  return kind === Kind.CALL_KIND_VIDEO ? 'video' : undefined;
}
