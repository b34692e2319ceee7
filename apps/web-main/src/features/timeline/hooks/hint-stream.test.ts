import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Hint, HintStream, type OpenHints } from './hint-stream.ts';

const hint: Hint = { postId: 'p1', authorId: 'u1' };
let may: boolean;
let connections: { given: Parameters<OpenHints>[0]; end: () => void }[];
let heard: Hint[];
let opened: number;
let stream: HintStream;

const open: OpenHints = (given) =>
  new Promise((resolve) => {
    connections.push({ given, end: resolve });
    given.signal.addEventListener('abort', () => resolve());
  });
const last = () => connections.at(-1) as (typeof connections)[number];

beforeEach(() => {
  vi.useFakeTimers();
  [may, connections, heard, opened] = [true, [], [], 0];
  stream = new HintStream({ open, mayRun: () => may, onHint: (each) => heard.push(each), onOpen: () => (opened += 1) });
});
afterEach(() => {
  stream.stop();
  vi.useRealTimers();
});

describe('HintStream', () => {
  it('hears hints over one connection', () => {
    last().given.onOpen();
    last().given.onHint(hint);
    expect(heard).toEqual([hint]);
    expect(opened).toBe(1);
    expect(stream.isOpen()).toBe(true);
    stream.look();
    expect(connections).toHaveLength(1);
  });

  it('opens it again when it ends, later each time, and says so each time', async () => {
    last().given.onOpen();
    last().end();
    await vi.advanceTimersByTimeAsync(1_300);
    expect(connections).toHaveLength(2);
    expect(stream.isOpen()).toBe(false);
    last().given.onOpen();
    expect(opened).toBe(2);
    last().end();
    await vi.advanceTimersByTimeAsync(1_300);
    expect(connections).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1_300);
    expect(connections).toHaveLength(3);
  });

  it('starts over with the back-off once a hint has come', async () => {
    for (let failure = 0; failure < 5; failure += 1) {
      last().end();
      await vi.advanceTimersByTimeAsync(60_000);
    }
    const before = connections.length;
    last().given.onHint(hint);
    last().end();
    await vi.advanceTimersByTimeAsync(1_300);
    expect(connections).toHaveLength(before + 1);
  });

  it('is silent while nobody looks, and hears nothing from a connection it has ended', async () => {
    const first = last();
    may = false;
    stream.look();
    expect(first.given.signal.aborted).toBe(true);
    first.given.onHint(hint);
    await vi.advanceTimersByTimeAsync(300_000);
    expect(connections).toHaveLength(1);
    expect(heard).toEqual([]);
    may = true;
    stream.look();
    expect(connections).toHaveLength(2);
  });

  it('stays ended once it was stopped', async () => {
    stream.stop();
    stream.look();
    await vi.advanceTimersByTimeAsync(300_000);
    expect(connections).toHaveLength(1);
  });
});
