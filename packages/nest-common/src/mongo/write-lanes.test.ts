import { describe, expect, it } from 'vitest';
import { DomainError } from '../errors/domain-error.js';
import { WriteLanes } from './write-lanes.js';

const tooManyWrites = () => new DomainError('rate_limited', 'TEST_TOO_MANY_WRITES', 'Too many');
const tick = () => new Promise((resolve) => setImmediate(resolve));

describe('WriteLanes', () => {
  it('runs work on one key one at a time, in the order it came', async () => {
    const lanes = new WriteLanes(tooManyWrites);
    const steps: string[] = [];
    const work = (name: string) => async () => {
      steps.push(`${name} begins`);
      await tick();
      steps.push(`${name} ends`);
    };
    await Promise.all(['a', 'b', 'c'].map((name) => lanes.run(['post'], work(name))));
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('runs work on different keys side by side', async () => {
    const lanes = new WriteLanes(tooManyWrites);
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting = lanes.run(['one'], () => promise);
    await lanes.run(['other'], async () => resolve());
    await waiting;
  });

  it('does not deadlock on keys that cross', async () => {
    const lanes = new WriteLanes(tooManyWrites);
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => lanes.run(i % 2 ? ['a', 'b'] : ['b', 'a', 'a'], async () => tick())),
    );
  });

  it('goes on after work that failed', async () => {
    const lanes = new WriteLanes(tooManyWrites);
    const failing = lanes.run(['a'], async () => {
      throw new Error('no');
    });
    const next = lanes.run(['a'], async () => 'yes');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });

  it('refuses more than 200 in one lane with the service’s error and takes more when they have gone', async () => {
    const lanes = new WriteLanes(tooManyWrites);
    const { promise, resolve } = Promise.withResolvers<void>();
    const inside = Array.from({ length: 200 }, () => lanes.run(['a'], () => promise));
    await tick();
    await expect(lanes.run(['a'], tick)).rejects.toMatchObject({ code: 'TEST_TOO_MANY_WRITES' });
    resolve();
    await Promise.all(inside);
    await lanes.run(['a'], tick);
  });
});
