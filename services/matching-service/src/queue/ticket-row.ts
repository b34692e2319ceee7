import { MATCH_INTERESTS, MATCH_LANGUAGES } from '@my-girok/types';
import type { Band } from '../config.js';
import type { Criteria } from './criteria.js';
import { unpackCriteria } from './packed-criteria.js';
import type { Proposal, Proposed } from './proposal.js';
import { type MatchView, NOTES, type Note, type Reason, type State, type Status } from './status.js';
import { nextStepAt, STEP_ASKS, STEPS } from './steps.js';

/** How the scripts tell of a ticket: user, ticket, version, state, criteria, since (ms), step, note, proposal. */
export type TicketRow = [string, string, string, string, string, string, string, string, string];

const STATES: Readonly<Record<string, State>> = { w: 'waiting', h: 'waiting', f: 'found', a: 'accepted', x: 'idle' };

/** Half of the last ones of the like waited less; null while they are too few. */
export type ExpectedSeconds = (criteria: Criteria) => number | null;

export function statusOf(row: TicketRow, expected: ExpectedSeconds): Status {
  const [, ticketId, version, letter, packed, since, step, note, match] = row;
  const state = STATES[letter] ?? 'idle';
  const begin = { ticketId, version: Number(version), state, note: noteOf(note) };
  if (state === 'idle') return { ...begin, waiting: null, match: null };
  const criteria = unpackCriteria(packed);
  const last = STEPS - 1;
  const at = Math.min(Number(step), last);
  const from = new Date(Number(since));
  return {
    ...begin,
    waiting: {
      criteria,
      since: from,
      step: at,
      steps: STEPS,
      nextStepAt: nextStepAt(criteria.strictness, from, at),
      ...(STEP_ASKS[at] ?? STEP_ASKS[3]),
      expectedSeconds: expected(criteria),
      long: Number(step) > last,
    },
    match: match ? matchOf(match) : null,
  };
}

/** Of the rows of its two people, a's first. */
export function proposalOf(band: Band, a: TicketRow, b: TicketRow): Proposal {
  return { matchId: matchOf(a[8]).id, band, people: [proposed(a), proposed(b)] };
}

function proposed(row: TicketRow): Proposed {
  const [userId, ticketId, version, , packed, , , , match] = row;
  const { me, reason } = matchOf(match);
  return { userId, ticketId, version: Number(version), alias: me, criteria: unpackCriteria(packed), reason };
}

/** Match id, which of the two one is, answered by when, both aliases and names, then what they have in common and how each waited. */
function matchOf(text: string): MatchView {
  const [id = '', side, by, aliasA = '', nameA = '', aliasB = '', nameB = '', ...reason] = text.split('|');
  const [a, b] = [
    { id: aliasA, name: nameA },
    { id: aliasB, name: nameB },
  ];
  const first = side === '0';
  return {
    id,
    me: first ? a : b,
    other: first ? b : a,
    answerBy: new Date(Number(by)),
    reason: reasonOf(reason.map(Number), first),
    roomId: null,
    startedAt: null,
    endedAt: null,
    endReason: null,
    endedByMe: false,
    consents: [],
    keptRoomId: null,
  };
}

function reasonOf(numbers: readonly number[], first: boolean): Reason {
  const [low = 0, high = 0, languages = 0, sameIntent, waitedA = 0, stepA = 0, waitedB = 0, stepB = 0] = numbers;
  return {
    commonInterests: MATCH_INTERESTS.filter((_, at) => ((at < 32 ? low >>> at : high >>> (at - 32)) & 1) === 1),
    commonLanguages: MATCH_LANGUAGES.filter((_, at) => ((languages >>> at) & 1) === 1),
    sameIntent: sameIntent === 1,
    waitedSeconds: first ? waitedA : waitedB,
    step: Math.min(first ? stepA : stepB, STEPS - 1),
  };
}

function noteOf(text: string): Note | null {
  return NOTES.find((note) => note === text) ?? null;
}
