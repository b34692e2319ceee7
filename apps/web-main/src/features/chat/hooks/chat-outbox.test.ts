import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../platform/graphql/failure.ts';
import { ChatOutbox, type Deliver, type Written } from './chat-outbox.ts';

const AWAY: Failure = { kind: 'unreachable', code: 'REALTIME_OFFLINE' };
const REFUSED: Failure = { kind: 'refused', code: 'CHAT_PERSON_UNREACHABLE' };

function device() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (at: number) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  };
}

/** One at a time by name, as the browser's locks are, across tabs that share them. */
function lockManager() {
  const tails = new Map<string, Promise<unknown>>();
  const request = (name: string, work: () => Promise<unknown>): Promise<unknown> => {
    const turn = (tails.get(name) ?? Promise.resolve()).then(work, work);
    tails.set(name, turn);
    return turn;
  };
  return { request } as unknown as Pick<LockManager, 'request'>;
}

const write = (key: string, change: Partial<Written> = {}): Written => ({
  key,
  roomId: 'room',
  content: key,
  mentions: [],
  uploads: [],
  replyTo: null,
  ...change,
});

function outbox(deliver: Deliver, storage = device(), locks = lockManager()) {
  return new ChatOutbox({
    person: 'ada',
    storage,
    locks,
    deliver,
    passes: ({ kind }) => kind === 'unreachable' || kind === 'outage',
    now: () => 1_000,
  });
}

describe('messages on their way', () => {
  it('go one after another in the order in which they were written', async () => {
    const sent: string[] = [];
    const answers: (() => void)[] = [];
    const box = outbox(({ key }) => {
      sent.push(key);
      return new Promise((resolve) => answers.push(() => resolve(undefined)));
    });
    for (const key of ['one', 'two', 'three']) box.add(write(key));
    await expect.poll(() => sent).toEqual(['one']);
    answers.shift()?.();
    await expect.poll(() => sent).toEqual(['one', 'two']);
    answers.shift()?.();
    await expect.poll(() => sent).toEqual(['one', 'two', 'three']);
    answers.shift()?.();
    await expect.poll(() => box.all()).toEqual([]);
  });

  it('wait on the device while the line is away, and go in order from a page that was loaded anew', async () => {
    const storage = device();
    const first = outbox(async () => AWAY, storage);
    first.add(write('one'));
    first.add(write('two'));
    await first.pump('room');
    expect(first.all().map(({ key, state }) => [key, state])).toEqual([
      ['one', 'queued'],
      ['two', 'queued'],
    ]);
    const sent: string[] = [];
    const second = outbox(async ({ key }) => void sent.push(key), storage);
    second.pumpAll();
    await expect.poll(() => sent).toEqual(['one', 'two']);
    expect(storage.length).toBe(0);
  });

  it('step aside when they are refused, and are tried again under the same key', async () => {
    let refuses = true;
    const sent: string[] = [];
    const box = outbox(async ({ key }) => {
      if (key === 'one' && refuses) return REFUSED;
      sent.push(key);
      return undefined;
    });
    box.add(write('one'));
    box.add(write('two'));
    await expect.poll(() => sent).toEqual(['two']);
    expect(box.all()).toMatchObject([{ key: 'one', state: 'failed', failure: REFUSED }]);
    refuses = false;
    box.retry('one');
    await expect.poll(() => sent).toEqual(['two', 'one']);
    expect(box.all()).toEqual([]);
  });

  it('let those behind go first while their files are not there', async () => {
    let isThere = false;
    const sent: string[] = [];
    const box = outbox(async ({ key, uploads }) => {
      if (uploads.length > 0 && !isThere) return 'waits';
      sent.push(key);
      return undefined;
    });
    box.add(write('picture', { uploads: ['u'] }));
    box.add(write('text'));
    await expect.poll(() => sent).toEqual(['text']);
    isThere = true;
    await box.pump('room');
    expect(sent).toEqual(['text', 'picture']);
  });

  it('are sent by one tab at a time', async () => {
    const storage = device();
    const locks = lockManager();
    const sent: string[] = [];
    const deliver: Deliver = async ({ key }) => {
      await Promise.resolve();
      sent.push(key);
      return undefined;
    };
    const [a, b] = [outbox(deliver, storage, locks), outbox(deliver, storage, locks)];
    a.add(write('one'));
    b.refresh();
    await Promise.all([a.pump('room'), b.pump('room')]);
    await expect.poll(() => a.all()).toEqual([]);
    expect(sent).toEqual(['one']);
  });

  it('are gone when they are thrown away, also while another attempt is under way', async () => {
    let answer: (failure: Failure) => void = () => {};
    const box = outbox(() => new Promise((resolve) => (answer = resolve)));
    box.add(write('one'));
    await expect.poll(() => box.all().length).toBe(1);
    expect(box.take('one')?.content).toBe('one');
    answer(REFUSED);
    await expect.poll(() => box.all()).toEqual([]);
  });

  it('of rooms apart do not wait for one another', async () => {
    const sent: string[] = [];
    const box = outbox(async ({ key, roomId }) => {
      if (roomId === 'stuck') return AWAY;
      sent.push(key);
      return undefined;
    });
    box.add(write('one', { roomId: 'stuck' }));
    box.add(write('two', { roomId: 'free' }));
    await expect.poll(() => sent).toEqual(['two']);
    expect(box.all()).toMatchObject([{ key: 'one', state: 'queued' }]);
  });
});
