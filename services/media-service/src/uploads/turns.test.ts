import { expect, it } from 'vitest';
import { Turns } from './turns.js';

it('runs so many at a time, in the order in which they came, also after one has failed', async () => {
  const turns = new Turns(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const work = (at: number) => () => {
    begun.push(at);
    return new Promise<void>((resolve, reject) => ends.push(at === 0 ? () => reject(new Error('no')) : resolve));
  };
  const all = Promise.allSettled([0, 1, 2, 3].map((at) => turns.run(work(at))));
  expect(begun).toEqual([0, 1]);
  for (let at = 0; at < 4; at++) {
    ends[at]?.();
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toEqual([0, 1, 2, 3].slice(0, at + 3));
  }
  expect((await all).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
});
