import { describe, expect, it } from 'vitest';
import type { Replay } from './channel-owner.js';
import { OwnerAsks } from './owner-asks.js';

const BOUNDS = { concurrency: 2, page: 10, timeoutMs: 1000, retryMinMs: 1, retryMaxMs: 4 };
const POSITION = { channel: 'c', epoch: 'e', seq: 3 };
const ANSWER: Replay = { recovered: true, events: [], hasMore: false, position: POSITION };

describe('OwnerAsks', () => {
  it('asks again while the owner is away, and says each failure', async () => {
    let calls = 0;
    const failures: unknown[] = [];
    const replay = async () => {
      calls += 1;
      if (calls < 4) throw new Error(`away ${calls}`);
      return ANSWER;
    };
    const asks = new OwnerAsks({ replay }, BOUNDS, (error) => failures.push(error));
    expect(await asks.ask('s', POSITION, () => true)).toBe(ANSWER);
    expect(failures).toHaveLength(3);
  });

  it('gives nothing once nobody wants it', async () => {
    let calls = 0;
    const replay = async () => {
      calls += 1;
      throw new Error('away');
    };
    const asks = new OwnerAsks({ replay }, BOUNDS, () => {});
    expect(await asks.ask('s', POSITION, () => calls < 2)).toBeNull();
    expect(calls).toBe(2);
  });

  it('asks the same question once for all who ask it at the same time', async () => {
    let calls = 0;
    const replay = async () => {
      calls += 1;
      return ANSWER;
    };
    const asks = new OwnerAsks({ replay }, BOUNDS, () => {});
    await Promise.all(['s', 's', 's', 't'].map((subject) => asks.ask(subject, POSITION, () => true)));
    expect(calls).toBe(2);
  });

  it('never asks more at once than it may', async () => {
    const waiting: (() => void)[] = [];
    let most = 0;
    const replay = async () => {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        most = Math.max(most, waiting.length);
      });
      return ANSWER;
    };
    const asks = new OwnerAsks({ replay }, BOUNDS, () => {});
    const all = Promise.all(['a', 'b', 'c', 'd', 'e'].map((subject) => asks.ask(subject, POSITION, () => true)));
    for (let answered = 0; answered < 5; ) {
      await new Promise((resolve) => setImmediate(resolve));
      const next = waiting.shift();
      if (!next) continue;
      next();
      answered += 1;
    }
    await all;
    expect(most).toBe(2);
  });

  it('ends what waits when it is closed', async () => {
    const replay = (_subject: string, _after: unknown, _limit: number, signal: AbortSignal) =>
      new Promise<Replay>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const asks = new OwnerAsks({ replay }, BOUNDS, () => {});
    const all = Promise.all(['a', 'b', 'c'].map((subject) => asks.ask(subject, POSITION, () => true)));
    asks.close();
    expect(await all).toEqual([null, null, null]);
  });
});
