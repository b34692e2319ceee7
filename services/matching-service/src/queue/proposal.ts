import type { Band } from '../config.js';
import type { Criteria } from './criteria.js';
import type { Pseudonym, Reason } from './status.js';

/** Whom the queue lets in, after everything was asked that is to be asked of them. */
export interface Entrant {
  userId: string;
  band: Band;
  criteria: Criteria;
  /** Whom they may not meet: blocks both ways, reports, matches and skips of late. */
  avoidIds: readonly string[];
  /** What skips and reports left of their reach: 0 all of it, 3 the least. */
  reach: number;
}

/** One of the two in a proposal. */
export interface Proposed {
  userId: string;
  ticketId: string;
  /** Of their state `accepted`: what comes next has a greater one. */
  version: number;
  alias: Pseudonym;
  criteria: Criteria;
  /** As this person sees it. */
  reason: Reason;
}

/** Two who were found for one another. */
export interface Proposal {
  matchId: string;
  band: Band;
  people: [Proposed, Proposed];
}

/** How beginning a match ended: `started` takes both out of the queue, `not_allowed` too and says so, `failed` gives both their place back. */
export type Outcome = 'started' | 'not_allowed' | 'failed';

/** What a gateway node knows of a person. */
export interface Known {
  userId: string;
  ticketId: string;
  version: number;
}
