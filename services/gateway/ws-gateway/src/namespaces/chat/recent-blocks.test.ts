import { expect, test } from 'vitest';
import { RecentBlocks } from './recent-blocks.js';

test('knows a block on both sides, for a minute, until it is lifted', () => {
  const blocks = new RecentBlocks();
  blocks.add('a', 'b', 0);
  blocks.add('c', 'a', 30_000);
  expect(blocks.of('a', 30_000)).toEqual(['b', 'c']);
  expect(blocks.of('b', 30_000)).toEqual(['a']);
  expect(blocks.of('a', 60_000)).toEqual(['c']);
  blocks.remove('c', 'a');
  expect(blocks.of('a', 60_000)).toEqual([]);
});
