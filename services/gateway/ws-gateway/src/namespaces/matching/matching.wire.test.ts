import { matchingV1 } from '@my-girok/proto';
import { expect, test } from 'vitest';
import { frameNameOf, toStatus } from './matching.wire.js';

const { MatchState, Intent, Strictness, ConsentKind } = matchingV1;
const since = new Date('2026-11-24T10:00:00.000Z');
const asJson = (value: unknown) => JSON.parse(JSON.stringify(value));

test('says who waits, for what, and how long it is likely to take', () => {
  const status = matchingV1.Status.fromPartial({
    ticketId: 't',
    version: 2,
    state: MatchState.MATCH_STATE_WAITING,
    waiting: {
      criteria: {
        languages: ['ko'],
        interests: ['music'],
        intent: Intent.INTENT_PRACTICE,
        strictness: Strictness.STRICTNESS_OPEN,
      },
      since,
      step: 1,
      steps: 4,
      commonInterests: 1,
      sameIntent: true,
      expectedSeconds: 12,
    },
    note: 'other_gone',
  });
  expect(asJson(toStatus(status))).toEqual({
    ticketId: 't',
    version: 2,
    state: 'waiting',
    waiting: {
      criteria: { languages: ['ko'], interests: ['music'], intent: 'practice', strictness: 'open' },
      since: '2026-11-24T10:00:00.000Z',
      step: 1,
      steps: 4,
      nextStepAt: null,
      commonInterests: 1,
      sameIntent: true,
      firstLanguage: false,
      expectedSeconds: 12,
      long: false,
    },
    match: null,
    note: 'other_gone',
  });
});

test('says a match under pseudonyms', () => {
  const status = matchingV1.Status.fromPartial({
    ticketId: 't',
    version: 5,
    state: MatchState.MATCH_STATE_ENDED,
    match: {
      id: 'm',
      me: { id: 'a', name: 'calm-otter' },
      other: { id: 'b', name: 'kind-wren' },
      reason: { commonInterests: ['music'], commonLanguages: ['ko'], sameIntent: true, waitedSeconds: 4, step: 1 },
      roomId: 'r',
      startedAt: since,
      endedAt: since,
      endReason: 'ended',
      endedByMe: true,
      consents: [{ kind: ConsentKind.CONSENT_KIND_VOICE, mine: true, theirs: false }],
    },
  });
  expect(asJson(toStatus(status).match)).toEqual({
    id: 'm',
    me: { id: 'a', name: 'calm-otter' },
    other: { id: 'b', name: 'kind-wren' },
    answerBy: null,
    reason: { commonInterests: ['music'], commonLanguages: ['ko'], sameIntent: true, waitedSeconds: 4, step: 1 },
    roomId: 'r',
    startedAt: '2026-11-24T10:00:00.000Z',
    endedAt: '2026-11-24T10:00:00.000Z',
    endReason: 'ended',
    endedByMe: true,
    consents: [{ kind: 'voice', mine: true, theirs: false }],
    keptRoomId: null,
  });
});

test('says nothing of what there is not', () => {
  expect(toStatus(matchingV1.Status.fromPartial({}))).toEqual({
    ticketId: '',
    version: 0,
    state: 'idle',
    waiting: null,
    match: null,
    note: null,
  });
});

test.each([
  ['queue.status', MatchState.MATCH_STATE_IDLE],
  ['queue.status', MatchState.MATCH_STATE_WAITING],
  ['match.found', MatchState.MATCH_STATE_FOUND],
  ['match.found', MatchState.MATCH_STATE_ACCEPTED],
  ['match.started', MatchState.MATCH_STATE_STARTED],
  ['match.ended', MatchState.MATCH_STATE_ENDED],
])('%s carries %i', (name, state) => {
  expect(frameNameOf(matchingV1.Status.fromPartial({ state }))).toBe(name);
});

test('a match that goes on is updated, and another one starts', () => {
  const started = (id: string) =>
    matchingV1.Status.fromPartial({ state: MatchState.MATCH_STATE_STARTED, match: { id } });
  expect(frameNameOf(started('m'), started('m'))).toBe('match.updated');
  expect(frameNameOf(started('n'), started('m'))).toBe('match.started');
});
