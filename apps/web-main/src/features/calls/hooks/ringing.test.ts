import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Call } from './call.ts';
import { CallStore } from './call-store.ts';
import { Ringing } from './ringing.ts';

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

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('ringing', () => {
  it('begins with a call and stops when it was answered on another device', () => {
    const store = new CallStore('bora');
    const ringing = new Ringing(store);
    let told = 0;
    ringing.subscribe(() => {
      told += 1;
    });
    store.heard(call());
    expect(ringing.get()?.id).toBe('c1');
    store.heard(call({ version: 2, people: [{ userId: 'bora', state: 'joined', identities: ['x'] }] }));
    expect(ringing.get()).toBeUndefined();
    expect(told).toBe(2);
  });

  it('stops at once when it was answered here, and goes on when the answer did not arrive', () => {
    const store = new CallStore('bora');
    const ringing = new Ringing(store);
    store.heard(call());
    ringing.putAway('c1');
    store.heard(call({ version: 2 }));
    expect(ringing.get()).toBeUndefined();
    ringing.takeBack('c1');
    expect(ringing.get()?.id).toBe('c1');
  });

  it('ends by itself when nothing is heard any more', () => {
    const store = new CallStore('bora');
    const ringing = new Ringing(store);
    store.heard(call());
    vi.advanceTimersByTime(59_000);
    expect(ringing.get()?.id).toBe('c1');
    vi.advanceTimersByTime(2_000);
    expect(ringing.get()).toBeUndefined();
  });

  it('is for the first of two calls, and for the second once the first was declined', () => {
    const store = new CallStore('bora');
    const ringing = new Ringing(store);
    store.heard(call({ id: 'c2', roomId: 'r2', createdAt: '2026-11-24T10:00:09Z' }));
    store.heard(call());
    expect(ringing.get()?.id).toBe('c1');
    ringing.putAway('c1');
    expect(ringing.get()?.id).toBe('c2');
  });

  it('is for one’s pseudonym in a match’s room', () => {
    const store = new CallStore('bora');
    const ringing = new Ringing(store);
    store.heard(call({ people: [{ userId: 'alias-b', state: 'ringing', identities: [] }] }));
    expect(ringing.get()).toBeUndefined();
    store.knowRoom({
      id: 'r1',
      kind: 'MATCH',
      name: null,
      isMuted: false,
      others: [],
      ownAlias: 'alias-b',
      otherAlias: 'brave-otter',
    });
    expect(ringing.get()?.id).toBe('c1');
  });
});
