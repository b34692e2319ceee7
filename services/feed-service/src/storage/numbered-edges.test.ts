import { expect, it } from 'vitest';
import { type EdgePosition, edgePosition, readEdges } from './numbered-edges.js';

interface Edge {
  seq?: number;
  id: string;
}

/** Edges numbered 1 to `numbered`, and others without a number. */
function edges(numbered: number, unnumbered: string[]) {
  const all: Edge[] = Array.from({ length: numbered }, (_, i) => ({ seq: i + 1, id: `n${i + 1}` })).reverse();
  const page = (from: EdgePosition, size: number) =>
    readEdges<Edge>(from, size, {
      last: async () => numbered,
      numbered: async ({ from, below }, limit) =>
        all.filter(({ seq = 0 }) => seq >= from && seq < below).slice(0, limit),
      unnumbered: async (after, limit) =>
        unnumbered
          .filter((id) => id > after)
          .slice(0, limit)
          .map((id) => ({ id })),
    });
  return async (size: number) => {
    const seen: string[] = [];
    for (let from: EdgePosition = {}; ; ) {
      const found = await page(from, size);
      seen.push(...found.map(({ id }) => id));
      const last = found.at(-1);
      if (!last || found.length < size) return seen;
      from = edgePosition(last.seq, last.id);
    }
  };
}

it('gives the latest first and what has no number after that, each once, whatever the page’s size', async () => {
  const walk = edges(5, ['a', 'b', 'c']);
  const expected = ['n5', 'n4', 'n3', 'n2', 'n1', 'a', 'b', 'c'];
  for (const size of [1, 2, 3, 4, 5, 8, 100]) expect(await walk(size)).toEqual(expected);
});

it('gives what there is where all or none have a number', async () => {
  expect(await edges(0, ['a', 'b'])(1)).toEqual(['a', 'b']);
  expect(await edges(3, [])(2)).toEqual(['n3', 'n2', 'n1']);
  expect(await edges(0, [])(2)).toEqual([]);
});
