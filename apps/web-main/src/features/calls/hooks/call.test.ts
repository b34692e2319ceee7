import { describe, expect, it } from 'vitest';
import { type Call, goesOn, newer, overOf, ownerOf, rings, withAll, withCall } from './call.ts';
import { callOfWire } from './call-from-wire.ts';

const call = (by: Partial<Call> = {}): Call => ({
  id: 'c1',
  roomId: 'r1',
  kind: 'voice',
  videoAllowed: true,
  state: 'ringing',
  startedById: 'ada',
  createdAt: '2026-11-24T10:00:00Z',
  liveAt: null,
  endedAt: null,
  endReason: null,
  people: [
    { userId: 'ada', state: 'joined', identities: ['i-ada'] },
    { userId: 'bora', state: 'ringing', identities: [] },
  ],
  version: 1,
  generation: 1,
  ...by,
});

describe('the call of a room', () => {
  it('is the one with the later version, in whichever order they come', () => {
    const first = call();
    const second = call({ version: 2, state: 'live' });
    expect(newer(first, second)).toBe(second);
    expect(newer(second, first)).toBe(second);
    expect(newer(second, call({ version: 2 }))).toBe(second);
  });

  it('is the one that began later, whatever the version of the one before it', () => {
    const before = call({ version: 9, state: 'ended' });
    const after = call({ id: 'c2', createdAt: '2026-11-24T10:05:00Z' });
    expect(newer(before, after)).toBe(after);
    expect(newer(after, call({ version: 10, state: 'ended' }))).toBe(after);
  });

  it('leaves the map alone where nothing is new', () => {
    const calls = withCall(new Map(), call());
    expect(withCall(calls, call())).toBe(calls);
  });
});

describe('all calls that go on', () => {
  it('forgets what the service no longer names', () => {
    const before = withCall(new Map(), call());
    expect(withAll(before, [], before).size).toBe(0);
  });

  it('keeps what came over the line while the service was asked', () => {
    const before = withCall(new Map(), call());
    const heard = withCall(before, call({ version: 3, state: 'live' }));
    const fresh = withCall(heard, call({ id: 'c2', roomId: 'r2' }));
    const all = withAll(fresh, [call({ version: 2 })], before);
    expect(all.get('r1')?.version).toBe(3);
    expect(all.get('r2')?.id).toBe('c2');
  });
});

describe('ringing', () => {
  it('is for whom the call waits, and for nobody once it ended', () => {
    expect(rings(call(), 'bora')).toBe(true);
    expect(rings(call(), 'ada')).toBe(false);
    expect(rings(call({ state: 'live' }), 'bora')).toBe(true);
    expect(rings(call({ state: 'ended' }), 'bora')).toBe(false);
  });

  it('stops when one of the person’s devices answered or declined', () => {
    for (const state of ['joined', 'declined', 'missed', 'busy', 'left'] as const)
      expect(rings(call({ people: [{ userId: 'bora', state, identities: [] }] }), 'bora')).toBe(false);
  });
});

describe('a call from the line', () => {
  it('is read as it is, and unknown states are not invented', () => {
    const wire = { ...call(), endReason: '', liveAt: undefined } as unknown;
    expect(callOfWire(wire)).toEqual(call());
    expect(callOfWire({ id: 'c1' })).toBeUndefined();
    expect(callOfWire(null)).toBeUndefined();
  });
});

describe('words', () => {
  it('say why it is over', () => {
    expect(overOf(call({ state: 'ended', endReason: 'missed' }))).toBe('noAnswer');
    expect(overOf(call({ state: 'ended', endReason: 'not_allowed' }))).toBe('notAllowed');
    expect(overOf(call({ state: 'ended' }))).toBe('ended');
  });

  it('name whose device is heard', () => {
    expect(ownerOf(call(), 'i-ada')).toBe('ada');
    expect(ownerOf(call(), 'i-nobody')).toBeUndefined();
    expect(goesOn(undefined)).toBe(false);
  });
});
