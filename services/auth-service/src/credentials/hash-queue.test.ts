import { describe, expect, it } from 'vitest';
import { HashQueue } from './hash-queue.js';

const gate = () => {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  return { promise, resolve, reject };
};

describe('HashQueue', () => {
  it('runs as many at a time as allowed, and those who wait in the order they came', async () => {
    const queue = new HashQueue(2, 10);
    const started: number[] = [];
    const gates = [gate(), gate(), gate(), gate()];
    const runs = gates.map(({ promise }, index) =>
      queue.run(() => {
        started.push(index);
        return promise;
      }),
    );
    await Promise.resolve();
    expect(started).toEqual([0, 1]);
    gates[1]?.resolve('b');
    await runs[1];
    await expect.poll(() => started).toEqual([0, 1, 2]);
    for (const { resolve } of gates) resolve('done');
    await Promise.all(runs);
    expect(started).toEqual([0, 1, 2, 3]);
  });

  it('refuses with AUTH_BUSY when as many wait as allowed, and takes work again afterwards', async () => {
    const queue = new HashQueue(1, 1);
    const first = gate();
    const running = queue.run(() => first.promise);
    const waiting = queue.run(async () => 'waited');
    await expect(queue.run(async () => 'late')).rejects.toMatchObject({ kind: 'rate_limited', code: 'AUTH_BUSY' });
    first.resolve('first');
    expect(await Promise.all([running, waiting])).toEqual(['first', 'waited']);
    expect(await queue.run(async () => 'again')).toBe('again');
  });

  it('goes on after work that failed', async () => {
    const queue = new HashQueue(1, 1);
    await expect(queue.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await queue.run(async () => 'next')).toBe('next');
  });
});
