export const INTENTS = ['talk', 'friends', 'practice', 'advice'] as const;
export type Intent = (typeof INTENTS)[number];

export const STRICTNESSES = ['strict', 'balanced', 'open'] as const;
export type Strictness = (typeof STRICTNESSES)[number];

/** Whom one looks for. */
export interface Criteria {
  /** BCP 47 base languages, the best first. */
  readonly languages: readonly string[];
  readonly interests: readonly string[];
  readonly intent: Intent;
  readonly strictness: Strictness;
}

/** A place in the queue, and what it asks of others now. Times are RFC 3339. */
export interface Waiting {
  readonly criteria: Criteria;
  readonly since: string;
  /** 0 asks the most. */
  readonly step: number;
  readonly steps: number;
  /** Null at the last step. */
  readonly nextStepAt: string | null;
  readonly commonInterests: number;
  readonly sameIntent: boolean;
  readonly firstLanguage: boolean;
  /** Null where too few were there lately to tell. */
  readonly expectedSeconds: number | null;
  /** At the last step for a while already: nobody is there. */
  readonly long: boolean;
}

/** Somebody in a match; `name` is `<adjective>-<animal>`. */
export interface Pseudonym {
  readonly id: string;
  readonly name: string;
}

export interface Reason {
  readonly commonInterests: readonly string[];
  readonly commonLanguages: readonly string[];
  readonly sameIntent: boolean;
  readonly waitedSeconds: number;
  readonly step: number;
}

export const CONSENTS = ['voice', 'video', 'images', 'keep'] as const;
export type ConsentKind = (typeof CONSENTS)[number];

export interface Consent {
  readonly kind: ConsentKind;
  readonly mine: boolean;
  /** Of `keep` never told before both agree. */
  readonly theirs: boolean;
}

export type EndReason = 'ended' | 'reported' | 'away' | 'not_allowed' | 'erased';

export interface Match {
  readonly id: string;
  readonly me: Pseudonym;
  readonly other: Pseudonym;
  /** Until when the proposal is open; null afterwards. */
  readonly answerBy: string | null;
  readonly reason: Reason;
  readonly roomId: string | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly endReason: EndReason | null;
  readonly endedByMe: boolean;
  readonly consents: readonly Consent[];
  /** The real room, once both kept contact. */
  readonly keptRoomId: string | null;
}

/** Why a proposal or a place in the queue ended without the person. */
export type Note = 'other_declined' | 'other_gone' | 'expired' | 'lost' | 'not_allowed';

/** How it stands with the person; (ticketId, version) orders them. */
export interface MatchStatus {
  readonly ticketId: string;
  readonly version: number;
  readonly state: 'idle' | 'waiting' | 'found' | 'accepted' | 'started' | 'ended';
  readonly waiting: Waiting | null;
  readonly match: Match | null;
  readonly note: Note | null;
}
