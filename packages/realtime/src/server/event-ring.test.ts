import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventRing } from './event-ring.js';

function entry(seq: number, bytes = 10, about?: string) {
  return { event: { name: 'said', seq, data: null, about }, epoch: 'e', packet: null, bytes };
}

function numbers(ring: EventRing<null>, after: number, limit = 1000): number[] | null {
  return ring.read(after, limit)?.map(({ event }) => event.seq) ?? null;
}

describe('EventRing', () => {
  it('keeps the last events, at most so many', () => {
    const ring = new EventRing<null>(7, 3, 1000);
    for (let seq = 8; seq <= 12; seq += 1) ring.push(entry(seq));
    expect(numbers(ring, 9)).toEqual([10, 11, 12]);
    expect(numbers(ring, 8)).toBeNull();
    expect(numbers(ring, 12)).toEqual([]);
    expect(numbers(ring, 9, 2)).toEqual([10, 11]);
  });

  it('keeps no more bytes than it may, not even of one event', () => {
    const ring = new EventRing<null>(0, 100, 25);
    for (let seq = 1; seq <= 4; seq += 1) ring.push(entry(seq));
    expect(ring.bytes).toBe(20);
    ring.push(entry(5, 30));
    expect(ring.bytes).toBe(0);
    expect(numbers(ring, 5)).toEqual([]);
    expect(numbers(ring, 4)).toBeNull();
  });

  it('forgets everything up to the last event about something', () => {
    const ring = new EventRing<null>(0, 100, 10_000);
    for (let seq = 1; seq <= 90; seq += 1) ring.push(entry(seq, 10, seq % 60 === 0 ? 'gone' : 'other'));
    ring.forget('gone');
    expect(numbers(ring, 59)).toBeNull();
    expect(numbers(ring, 60, 2)).toEqual([61, 62]);
  });

  it('never has a gap, whatever is pushed and forgotten', () => {
    const acts = fc.array(fc.record({ about: fc.constantFrom('a', 'b', 'c'), forget: fc.boolean() }), {
      maxLength: 300,
      size: 'max',
    });
    fc.assert(
      fc.property(acts, fc.integer({ min: 1, max: 80 }), (steps, maxEvents) => {
        const ring = new EventRing<null>(0, maxEvents, 10_000);
        let seq = 0;
        for (const { about, forget } of steps) {
          seq += 1;
          ring.push(entry(seq, 10, about));
          if (forget) ring.forget(about);
          const kept = Array.from({ length: seq - ring.after }, (_, index) => ring.after + 1 + index);
          expect(numbers(ring, ring.after)).toEqual(kept);
          expect(ring.bytes).toBe(kept.length * 10);
        }
      }),
    );
  });
});
