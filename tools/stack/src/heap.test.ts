import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { heapFlags } from './heap.ts';

test('leaves the old generation most of what is counted against its cap', () => {
  const program = 'process.stdout.write(String(require("node:v8").getHeapStatistics().heap_size_limit))';
  const limit = Number(execFileSync(process.execPath, [...heapFlags(192), '-e', program], { encoding: 'utf8' }));
  const young = limit / 2 ** 20 - 192;
  expect(young).toBeGreaterThan(0);
  expect(young).toBeLessThan(192 / 2);
});
