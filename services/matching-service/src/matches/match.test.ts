import { describe, expect, it } from 'vitest';
import { IDLE, type Status } from '../queue/status.js';
import { agreed, type Match, type MatchPerson, placeOf, say } from './match.js';
import { latestOf, matchStatus } from './match-status.js';

const person = (name: string): MatchPerson => ({
  userId: `user-${name}`,
  ticketId: `ticket-${name}`,
  version: 3,
  alias: { id: `alias-${name}`, name: 'kind-otter' },
  reason: { commonInterests: [], commonLanguages: ['en'], sameIntent: true, waitedSeconds: 4, step: 1 },
  consents: { voice: false, video: false, images: false, keep: false },
});

const match = (): Match => ({
  id: 'match',
  band: 'adult',
  roomId: 'room',
  version: 1,
  startedAt: new Date(),
  endedAt: null,
  endedBy: null,
  endReason: null,
  keptRoomId: null,
  people: [person('a'), person('b')],
});

describe('say', () => {
  it('makes a step hold while both agree', () => {
    const it = match();
    expect(say(it, 0, 'voice', true)).toEqual([true, true]);
    expect(agreed(it, 'voice')).toBe(false);
    say(it, 1, 'voice', true);
    expect(agreed(it, 'voice')).toBe(true);
    expect(say(it, 1, 'voice', true)).toEqual([false, false]);
    say(it, 0, 'voice', false);
    expect(agreed(it, 'voice')).toBe(false);
  });

  it('takes video back for both with voice', () => {
    const it = match();
    for (const place of [0, 1] as const) for (const kind of ['voice', 'video'] as const) say(it, place, kind, true);
    expect(agreed(it, 'video')).toBe(true);
    say(it, 0, 'voice', false);
    say(it, 0, 'voice', true);
    expect(agreed(it, 'voice')).toBe(true);
    expect(it.people.map(({ consents }) => consents.video)).toEqual([false, false]);
  });

  it('changes nothing for the other when one wants to keep contact, and cannot be taken back once both do', () => {
    const it = match();
    const before = matchStatus(it, 1);
    expect(say(it, 0, 'keep', true)).toEqual([true, false]);
    expect(matchStatus(it, 1)).toEqual(before);
    expect(say(it, 0, 'keep', false)).toEqual([true, false]);
    say(it, 0, 'keep', true);
    expect(say(it, 1, 'keep', true)).toEqual([true, true]);
    expect(agreed(it, 'keep')).toBe(true);
    expect(say(it, 0, 'keep', false)).toEqual([false, false]);
  });
});

describe('matchStatus', () => {
  it('tells neither whom they met nor who reported whom', () => {
    const it = { ...match(), endedAt: new Date(), endedBy: 'user-a', endReason: 'reported' as const };
    expect(matchStatus(it, 0).match).toMatchObject({ endReason: 'reported', endedByMe: true });
    const seen = matchStatus(it, 1);
    expect(seen.match).toMatchObject({ endReason: 'ended', endedByMe: false });
    const text = JSON.stringify(seen);
    for (const hidden of ['user-a', 'ticket-a', 'user-b']) expect(text).not.toContain(hidden);
  });
});

it('placeOf finds who is in a match, and nobody by nothing', () => {
  expect(placeOf(match(), 'user-b')).toBe(1);
  expect(placeOf(match(), 'user-c')).toBeUndefined();
});

describe('latestOf', () => {
  const at = (state: Status['state'], ticketId: string, version: number): Status => ({
    ...IDLE,
    state,
    ticketId,
    version,
  });

  it('takes a match that goes on, else what is later, else nothing', () => {
    const [started, ended] = [at('started', 't1', 5), at('ended', 't1', 6)];
    expect(latestOf(started, at('waiting', 't2', 1)).state).toBe('started');
    expect(latestOf(ended, at('accepted', 't1', 4)).state).toBe('ended');
    expect(latestOf(ended, at('waiting', 't2', 1)).state).toBe('waiting');
    expect(latestOf(null, at('waiting', 't2', 1)).state).toBe('waiting');
    expect(latestOf(null, null)).toBe(IDLE);
  });
});
