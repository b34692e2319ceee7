import { LOCALES } from '@my-girok/types';
import { expect, it } from 'vitest';
import { KINDS } from '../inbox/notification.js';
import { backOffMs } from './push-job.js';
import { placeOf, wordingOf } from './wording.js';

const told = { detail: '', subjectId: 's', postId: '', actorIds: ['a'], actorCount: 1, count: 1 };

it.each(LOCALES)('has words for every kind in %s, with the name and without the ids', (locale) => {
  for (const kind of KINDS) {
    const { title, body } = wordingOf({ ...told, kind }, '민서', locale);
    expect(body).not.toBe('');
    if (kind !== 'security' && kind !== 'match') expect(title).toContain('민서');
  }
  const [fresh, reused] = ['new_device', 'token_reused'].map((detail) =>
    wordingOf({ ...told, kind: 'security', detail }, '', locale),
  );
  expect(fresh?.title).not.toBe(reused?.title);
});

it('counts the others and the messages', () => {
  const message = { ...told, kind: 'message', actorCount: 3, count: 5 } as const;
  expect(wordingOf(message, 'Ara', 'en')).toEqual({ title: 'Ara and 2 others', body: 'Sent you 5 messages' });
  expect(wordingOf(message, '아라', 'ko')).toEqual({ title: '아라 님 외 2명', body: '메시지 5개를 보냈어요' });
});

it('says whether somebody calls now, or did', () => {
  const call = { ...told, kind: 'call' } as const;
  expect(wordingOf({ ...call, detail: 'ringing' }, 'Ara', 'en')).toEqual({ title: 'Ara', body: 'Is calling you' });
  expect(wordingOf({ ...call, detail: 'missed', count: 2 }, 'Ara', 'en').body).toBe('You missed 2 calls');
});

it.each([
  [{ kind: 'like', subjectId: 'p' }, '/posts/p'],
  [{ kind: 'comment', subjectId: 'c', postId: 'p' }, '/posts/p'],
  [{ kind: 'message', subjectId: 'r' }, '/messages/r'],
  [{ kind: 'message_request', subjectId: 'r' }, '/messages/r'],
  [{ kind: 'follow' }, '/people/a'],
  [{ kind: 'follow', actorCount: 2 }, '/notifications'],
  [{ kind: 'security' }, '/account'],
  [{ kind: 'call', subjectId: 'r' }, '/messages/r'],
  [{ kind: 'match', subjectId: 'queue', actorIds: [], actorCount: 0 }, '/match'],
] as const)('leads from %j to %s', (part, place) => {
  expect(placeOf({ ...told, ...part } as Parameters<typeof placeOf>[0])).toBe(place);
});

it('waits twice as long each time, or as long as it is told, within a quarter of an hour', () => {
  expect([1, 2, 3].map((attempts) => backOffMs(attempts))).toEqual([5000, 10_000, 20_000]);
  expect(backOffMs(30)).toBe(900_000);
  expect([0, 60, 86_400].map((seconds) => backOffMs(1, seconds))).toEqual([5000, 60_000, 900_000]);
});
