import { expect, it } from 'vitest';
import { readVisiblePage } from './visible-page.js';

/** Numbers from 1 to `count`, of which those are seen that `seen` says; notes how many were looked at. */
function numbers(count: number, seen: (n: number) => boolean) {
  let looked = 0;
  const page = (limit: number, cursor = '') =>
    readVisiblePage<number, string>(limit, {
      read: async (last, size) => {
        const from = last ?? Number(cursor);
        return Array.from({ length: Math.max(0, Math.min(size, count - from)) }, (_, i) => from + i + 1);
      },
      look: async (candidates) => {
        looked += candidates.length;
        return candidates.map((n) => (seen(n) ? `${n}` : undefined));
      },
      cursorOf: String,
    });
  return { page, looked: () => looked };
}

it('cuts a page and says whether there is another', async () => {
  const all = numbers(5, () => true);
  expect(await all.page(2)).toEqual({ items: ['1', '2'], pageInfo: { hasNextPage: true, endCursor: '2' } });
  expect(await all.page(2, '2')).toEqual({ items: ['3', '4'], pageInfo: { hasNextPage: true, endCursor: '4' } });
  expect(await all.page(2, '4')).toEqual({ items: ['5'], pageInfo: { hasNextPage: false, endCursor: '5' } });
  expect(await all.page(2, '5')).toEqual({ items: [], pageInfo: { hasNextPage: false, endCursor: '' } });
  expect(await all.page(5)).toMatchObject({ pageInfo: { hasNextPage: false, endCursor: '5' } });
});

it('reads on past what is hidden', async () => {
  const few = numbers(20, (n) => n % 5 === 0);
  expect(await few.page(2)).toEqual({ items: ['5', '10'], pageInfo: { hasNextPage: true, endCursor: '10' } });
  expect(await few.page(2, '10')).toEqual({ items: ['15', '20'], pageInfo: { hasNextPage: false, endCursor: '20' } });
});

it('ends a page early after a long stretch of hidden things, and misses nothing on the next', async () => {
  const last = numbers(1000, (n) => n === 1000);
  const seen: string[] = [];
  let cursor = '';
  let pages = 0;
  for (let more = true; more; pages++) {
    const before = last.looked();
    const { items, pageInfo } = await last.page(20, cursor);
    expect(last.looked() - before).toBeLessThanOrEqual(800);
    seen.push(...items);
    more = pageInfo.hasNextPage;
    cursor = pageInfo.endCursor;
  }
  expect(seen).toEqual(['1000']);
  expect(pages).toBeGreaterThan(1);
});
