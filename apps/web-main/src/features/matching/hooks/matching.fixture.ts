import type { Match, MatchStatus, Waiting } from './match-types.ts';

export const waiting = (change: Partial<Waiting> = {}): Waiting => ({
  criteria: { languages: ['en'], interests: ['music', 'film'], intent: 'talk', strictness: 'balanced' },
  since: '2026-11-24T03:00:00Z',
  step: 0,
  steps: 4,
  nextStepAt: '2026-11-24T03:00:20Z',
  commonInterests: 2,
  sameIntent: true,
  firstLanguage: true,
  expectedSeconds: null,
  long: false,
  ...change,
});

export const match = (change: Partial<Match> = {}): Match => ({
  id: 'match',
  me: { id: 'alias-me', name: 'calm-otter' },
  other: { id: 'alias-other', name: 'kind-fox' },
  answerBy: null,
  reason: { commonInterests: [], commonLanguages: ['en'], sameIntent: false, waitedSeconds: 4, step: 3 },
  roomId: 'room',
  startedAt: '2026-11-24T03:01:00Z',
  endedAt: null,
  endReason: null,
  endedByMe: false,
  consents: [],
  keptRoomId: null,
  ...change,
});

/** A state of the row; `idle` has no ticket. */
export const status = (
  state: MatchStatus['state'],
  version: number,
  change: Partial<MatchStatus> = {},
): MatchStatus => ({
  ticketId: state === 'idle' ? '' : 'ticket-1',
  version,
  state,
  waiting: state === 'waiting' ? waiting() : null,
  match: state === 'started' || state === 'ended' ? match() : null,
  note: null,
  ...change,
});
