/** What a call may carry: sound alone, or pictures too. */
export type CallKind = 'voice' | 'video';

export type CallEndReason = 'ended' | 'missed' | 'declined' | 'busy' | 'not_allowed' | 'failed';

export interface CallPerson {
  /** In a match's room a pseudonym, one's own too. */
  readonly userId: string;
  readonly state: 'ringing' | 'joined' | 'left' | 'declined' | 'missed' | 'busy';
  /** Their names in LiveKit, one a device. */
  readonly identities: readonly string[];
}

/** A call as everybody in its room sees it. */
export interface Call {
  readonly id: string;
  readonly roomId: string;
  readonly kind: CallKind;
  /** Whether cameras and screens may be shown. */
  readonly videoAllowed: boolean;
  readonly state: 'ringing' | 'live' | 'ended';
  readonly startedById: string;
  /** RFC 3339, as all times here. */
  readonly createdAt: string;
  readonly liveAt: string | null;
  readonly endedAt: string | null;
  readonly endReason: CallEndReason | null;
  readonly people: readonly CallPerson[];
  /** A later one takes the place of an earlier one. */
  readonly version: number;
  /** Grows when somebody was put out: who is in asks for a way in again. */
  readonly generation: number;
}

/** Somebody as a call shows them. */
export interface CallFace {
  readonly id: string;
  /** Undefined while nobody can tell. */
  readonly name: string | undefined;
  readonly avatar: string | null;
}

/** What a call needs to know of its room. */
export interface CallRoom {
  readonly id: string;
  readonly kind: 'DIRECT' | 'GROUP' | 'MATCH';
  readonly name: string | null;
  readonly isMuted: boolean;
  /** The others, as far as they are known: the one in a room of two. */
  readonly others: readonly CallFace[];
  /** Who one is in a match's room. */
  readonly ownAlias: string | null;
  /** What the other is called there, for `useAliasWords`. */
  readonly otherAlias: string | null;
}

export type Calls = ReadonlyMap<string, Call>;

/** Which of two states of a room's call counts: of one call the later version, of two calls the one that began later. */
export function newer(known: Call | undefined, next: Call): Call {
  if (!known) return next;
  if (known.id === next.id) return next.version > known.version ? next : known;
  return Date.parse(next.createdAt) >= Date.parse(known.createdAt) ? next : known;
}

/** The calls by room, with what is now known of one. The same map where nothing is new. */
export function withCall(calls: Calls, call: Call): Calls {
  const known = calls.get(call.roomId);
  const now = newer(known, call);
  return now === known ? calls : new Map(calls).set(call.roomId, now);
}

/**
 * The calls after the service was asked for all that go on: `before` is what was known when it was asked, so that what came over
 * the line meanwhile is not lost. What goes on no longer is gone.
 */
export function withAll(calls: Calls, answer: readonly Call[], before: Calls): Calls {
  const named = new Set(answer.map(({ roomId }) => roomId));
  const kept = [...calls].filter(([roomId, call]) => named.has(roomId) || before.get(roomId) !== call);
  return answer.reduce(withCall, new Map(kept) as Calls);
}

export const goesOn = (call: Call | undefined): call is Call => call !== undefined && call.state !== 'ended';

export const personIn = (call: Call, own: string): CallPerson | undefined =>
  call.people.find(({ userId }) => userId === own);

/** Whether a call waits for this person's answer. */
export const rings = (call: Call, own: string): boolean => goesOn(call) && personIn(call, own)?.state === 'ringing';

/** How many are in it. */
export const countJoined = (call: Call): number => call.people.filter(({ state }) => state === 'joined').length;

/** Whose device this is, by its name in LiveKit. */
export const ownerOf = (call: Call, identity: string): string | undefined =>
  call.people.find(({ identities }) => identities.includes(identity))?.userId;

/** Why a call is over, for whoever was in it: the key of its words. */
export type OverReason =
  | 'ended'
  | 'noAnswer'
  | 'declined'
  | 'busy'
  | 'notAllowed'
  | 'failed'
  | 'elsewhere'
  | 'signedOut'
  | 'left';

const OVER: Readonly<Record<CallEndReason, OverReason>> = {
  ended: 'ended',
  missed: 'noAnswer',
  declined: 'declined',
  busy: 'busy',
  not_allowed: 'notAllowed',
  failed: 'failed',
};

export const overOf = (call: Call): OverReason => OVER[call.endReason ?? 'ended'];
