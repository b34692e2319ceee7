import { describe, expect, it } from 'vitest';
import type { MatchLine } from './match-line.ts';
import { MatchStore } from './match-store.ts';
import { status, waiting } from './matching.fixture.ts';
import { Matching } from './matching.ts';

describe('how it stands', () => {
  it('takes what is later by ticket and version, in whatever order it comes', () => {
    const store = new MatchStore();
    const told: (string | undefined)[] = [];
    store.subscribe(() => told.push(store.get()?.state));
    store.put(status('waiting', 1));
    store.put(status('started', 4));
    store.put(status('found', 2));
    store.put(status('started', 4));
    expect(told).toEqual(['waiting', 'started']);
    store.put(status('ended', 5));
    store.put(status('waiting', 1, { ticketId: 'ticket-2' }));
    store.put(status('ended', 6));
    expect(store.get()).toMatchObject({ state: 'waiting', ticketId: 'ticket-2' });
  });

  it('believes that nothing goes on whenever it is told so', () => {
    const store = new MatchStore();
    store.put(status('waiting', 3));
    store.put(status('idle', 0, { note: 'expired' }));
    expect(store.get()).toMatchObject({ state: 'idle', note: 'expired' });
    store.put(status('waiting', 1, { ticketId: 'ticket-0' }));
    expect(store.get()?.state).toBe('waiting');
  });
});

/** A line in the test's hand. */
function madeLine(answer: (event: string, payload: unknown) => unknown) {
  const handlers = new Map<string, (frame: { data: unknown }) => void>();
  const line: MatchLine = {
    state: 'live',
    on: (event, handler) => {
      handlers.set(event, handler);
      return () => handlers.delete(event);
    },
    request: async <Answer>(event: string, payload: unknown) => answer(event, payload) as Answer,
  };
  return { line, handlers, say: (event: string, data: unknown) => handlers.get(event)?.({ data }) };
}

describe('matching over its line', () => {
  it('hears each state under each of its names, and asks with what the service wants', async () => {
    const asked: unknown[] = [];
    const { line, say, handlers } = madeLine((event, payload) => {
      asked.push([event, payload]);
      return { status: status('waiting', asked.length) };
    });
    const matching = new Matching();
    matching.follow(line);
    say('queue.status', { status: status('idle', 0) });
    expect(matching.store.get()?.state).toBe('idle');
    const { criteria } = waiting();
    await matching.join(criteria);
    expect(matching.store.get()?.state).toBe('waiting');
    say('match.found', { status: status('found', 20) });
    say('match.started', { status: status('started', 21) });
    say('match.updated', { status: status('started', 22) });
    say('match.ended', { status: status('ended', 23) });
    expect(matching.store.get()).toMatchObject({ state: 'ended', version: 23 });
    for (const step of ['accept', 'skip', 'end'] as const) await matching[step]('m');
    await matching.leave();
    expect(asked).toEqual([
      ['queue.join', { criteria }],
      ['match.accept', { matchId: 'm' }],
      ['match.skip', { matchId: 'm' }],
      ['match.end', { matchId: 'm' }],
      ['queue.leave', {}],
    ]);
    matching.unfollow();
    expect(handlers.size).toBe(0);
  });

  it('says that it is offline while there is no line', async () => {
    await expect(new Matching().leave()).rejects.toMatchObject({ code: 'REALTIME_OFFLINE' });
  });
});
