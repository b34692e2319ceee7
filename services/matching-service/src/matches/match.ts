import type { Band } from '../config.js';
import type { ConsentKind, EndReason, Pseudonym, Reason } from '../queue/status.js';

/** What two may agree to besides talking, by step of the ladder. */
export const CONSENTS = ['voice', 'video', 'images', 'keep'] as const satisfies readonly ConsentKind[];

/** One of the two in a match. */
export interface MatchPerson {
  /** Null once they have erased their account. */
  userId: string | null;
  ticketId: string;
  /** Counts what this person is shown: it grows with nothing that they may not know of. */
  version: number;
  alias: Pseudonym;
  reason: Reason;
  /** What they agree to. */
  consents: Record<ConsentKind, boolean>;
}

/** Two people who both said yes. */
export interface Match {
  id: string;
  band: Band;
  roomId: string;
  /** Counts what chat-service has to know. */
  version: number;
  startedAt: Date;
  endedAt: Date | null;
  /** The person who ended it. */
  endedBy: string | null;
  endReason: EndReason | null;
  keptRoomId: string | null;
  people: [MatchPerson, MatchPerson];
}

/** Where somebody is in a match, and where the other; undefined for who is not in it. */
export function placeOf(match: Match, userId: string): 0 | 1 | undefined {
  if (match.people[0].userId === userId) return 0;
  return match.people[1].userId === userId ? 1 : undefined;
}

/** Whether both agree, and it is no step that another one has to come before. */
export function agreed({ people: [one, other] }: Match, kind: ConsentKind): boolean {
  const both = one.consents[kind] && other.consents[kind];
  return kind === 'video' ? both && one.consents.voice && other.consents.voice : both;
}

/**
 * What somebody says of a step of the ladder; whether it changed anything for each of the two, by place. Taking voice back takes video
 * back for both, so that it has to be agreed to anew. `keep` is seen by the other only when both want it, and stays then.
 */
export function say(match: Match, place: 0 | 1, kind: ConsentKind, on: boolean): [boolean, boolean] {
  const me = match.people[place];
  const other = match.people[place === 0 ? 1 : 0];
  if (me.consents[kind] === on || (kind === 'keep' && agreed(match, 'keep'))) return [false, false];
  me.consents[kind] = on;
  if (kind === 'voice' && !on) for (const person of [me, other]) person.consents.video = false;
  const seen: [boolean, boolean] = [true, true];
  if (kind === 'keep' && !agreed(match, 'keep')) seen[place === 0 ? 1 : 0] = false;
  return seen;
}
