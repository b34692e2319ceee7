import type { MatchInterest, MatchLanguage } from '@my-girok/types';
import type { Criteria } from './criteria.js';

export type State = 'idle' | 'waiting' | 'found' | 'accepted' | 'started' | 'ended';

/** Why a proposal or a place in the queue ended, where the person did not end it themselves. */
export const NOTES = ['other_declined', 'other_gone', 'expired', 'lost', 'not_allowed'] as const;
export type Note = (typeof NOTES)[number];

export type EndReason = 'ended' | 'reported' | 'away' | 'not_allowed' | 'erased';
export type ConsentKind = 'voice' | 'video' | 'images' | 'keep';

/** A place in the queue, as its person sees it. */
export interface Waiting {
  criteria: Criteria;
  since: Date;
  /** 0 asks for the most. */
  step: number;
  steps: number;
  nextStepAt: Date | null;
  /** How many interests in common are asked for. */
  commonInterests: number;
  sameIntent: boolean;
  firstLanguage: boolean;
  /** Half of those who waited lately for the like were matched within so many seconds; null while too few were to tell. */
  expectedSeconds: number | null;
  /** At the last step for a while. */
  long: boolean;
}

/** One of the two, made for their match: a random UUID and two words of MATCH_NAMES. */
export interface Pseudonym {
  id: string;
  name: string;
}

/** Why these two, as one of them sees it. */
export interface Reason {
  commonInterests: MatchInterest[];
  commonLanguages: MatchLanguage[];
  sameIntent: boolean;
  waitedSeconds: number;
  step: number;
}

export interface Consent {
  kind: ConsentKind;
  mine: boolean;
  theirs: boolean;
}

/** A proposal or a match, as one of the two sees it. */
export interface MatchView {
  id: string;
  me: Pseudonym;
  other: Pseudonym;
  answerBy: Date | null;
  reason: Reason;
  roomId: string | null;
  startedAt: Date | null;
  endedAt: Date | null;
  endReason: EndReason | null;
  endedByMe: boolean;
  consents: Consent[];
  keptRoomId: string | null;
}

/**
 * How it stands with one person. A later (ticketId, version) takes the place of an earlier one: ticket ids grow with time, versions
 * with each change of a ticket.
 */
export interface Status {
  /** Empty for whom nothing is known; the last ticket's for whose place or proposal has just ended. */
  ticketId: string;
  version: number;
  state: State;
  waiting: Waiting | null;
  match: MatchView | null;
  note: Note | null;
}

/** Somebody who neither waits nor is in a match. */
export const IDLE: Status = { ticketId: '', version: 0, state: 'idle', waiting: null, match: null, note: null };

/** What to say of a ticket that somebody knows of and that is not there any more. */
export function lost(ticketId: string, version: number): Status {
  return { ...IDLE, ticketId, version: version + 1, note: 'lost' };
}
