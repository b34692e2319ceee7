import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MessageWindow, type PagePlace, windowAt } from './message-window.js';

const bounds = fc
  .tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 100 }))
  .map(([from, count]): MessageWindow => ({ from, to: from + count - 1 }));
const place = fc.oneof(
  fc.constant<PagePlace>({ kind: 'newest' }),
  fc.record({
    kind: fc.constantFrom('before' as const, 'after' as const, 'around' as const),
    seq: fc.integer({ min: 0, max: 200 }),
  }),
);
const limit = fc.integer({ min: 1, max: 30 });

function numbers({ from, to }: MessageWindow): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

describe('windowAt', () => {
  it('gives what filtering all numbers gives', () => {
    fc.assert(
      fc.property(bounds, place, limit, (within, at, size) => {
        const all = numbers(within);
        const page = numbers(windowAt(at, size, within));
        const expected = {
          newest: () => all.slice(-size),
          before: () => all.filter((n) => n < (at as { seq: number }).seq).slice(-size),
          after: () => all.filter((n) => n > (at as { seq: number }).seq).slice(0, size),
          // As long as it can be, with the asked one in it.
          around: () => page,
        };
        expect(page).toEqual(expected[at.kind]());
      }),
    );
  });

  it('puts the asked message in the middle, and fills the page at the ends', () => {
    fc.assert(
      fc.property(bounds, fc.integer({ min: 1, max: 200 }), limit, (within, seq, size) => {
        const all = numbers(within);
        const page = numbers(windowAt({ kind: 'around', seq }, size, within));
        expect(page).toHaveLength(Math.min(size, all.length));
        if (all.includes(seq)) expect(page).toContain(seq);
        const [before, after] = [page.filter((n) => n < seq).length, page.filter((n) => n > seq).length];
        const isInside = page.at(0) !== within.from && page.at(-1) !== within.to;
        if (isInside && all.includes(seq)) expect(Math.abs(before - after)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
