import { expect, it } from 'vitest';
import { PARTITIONS, partitionOf } from './partition.js';

it('gives an aggregate the same partition for ever', () => {
  expect(partitionOf('a')).toBe(2);
});

it('spreads aggregates evenly', () => {
  const counts = Array.from({ length: PARTITIONS }, () => 0);
  for (let n = 0; n < 4000; n += 1) counts[partitionOf(`id-${n}`)] = (counts[partitionOf(`id-${n}`)] ?? 0) + 1;
  for (const count of counts) expect(count).toBeGreaterThan(850);
});
