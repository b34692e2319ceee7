import { callV1 } from '@my-girok/proto';
import { expect, test } from 'vitest';
import { toCall } from './calls.wire.js';

test('says a call as the contract has it', () => {
  const call = callV1.Call.fromPartial({
    id: 'c',
    roomId: 'r',
    kind: callV1.CallKind.CALL_KIND_VIDEO,
    videoAllowed: true,
    state: callV1.CallState.CALL_STATE_RINGING,
    startedById: 'ann',
    createdAt: new Date('2026-11-24T10:00:00.000Z'),
    people: [
      { userId: 'ann', state: callV1.CallPersonState.CALL_PERSON_STATE_JOINED, identities: ['i'] },
      { userId: 'ben', state: callV1.CallPersonState.CALL_PERSON_STATE_RINGING },
    ],
    version: 2,
    generation: 1,
  });
  expect(JSON.parse(JSON.stringify(toCall(call)))).toEqual({
    id: 'c',
    roomId: 'r',
    kind: 'video',
    videoAllowed: true,
    state: 'ringing',
    startedById: 'ann',
    createdAt: '2026-11-24T10:00:00.000Z',
    liveAt: null,
    endedAt: null,
    endReason: null,
    people: [
      { userId: 'ann', state: 'joined', identities: ['i'] },
      { userId: 'ben', state: 'ringing', identities: [] },
    ],
    version: 2,
    generation: 1,
  });
});
