import { untilTrue } from '@my-girok/nest-common/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { TellWatchers } from '../src/watches/tell-watchers.use-case.js';
import { anybody, MatchingFixture, MatchState, PATIENCE, type TestPerson } from './matching-service.fixture.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const HOUR = 3_600_000;

let fixture: MatchingFixture;
beforeAll(async () => {
  fixture = await MatchingFixture.start();
});
afterAll(() => fixture?.stop());

const watch = (person: TestPerson, languages = ['en']) =>
  fixture.client.watchQueue({ criteria: { ...anybody, languages } }, person.as);
const watched = async (person: TestPerson) => (await fixture.client.getQueueWatch({}, person.as)).watch;
/** As if so much time had passed, and whoever waits had waited for long enough. */
const look = (later = 0) => fixture.get(TellWatchers).run(new Date(Date.now() + later), 0);
const told = async (person: TestPerson) =>
  (await fixture.events('queue.available')).filter(({ userId }) => userId === person.id).length;

it('one a person, for a day; the latest counts, and it can be ended', async () => {
  const person = await fixture.person();
  expect(await watched(person)).toBeUndefined();
  await watch(person);
  const { watch: second } = await watch(person, ['ko', 'en']);
  expect(await watched(person)).toEqual(second);
  expect(second?.criteria?.languages).toEqual(['ko', 'en']);
  const left = (second?.expiresAt?.getTime() ?? 0) - Date.now();
  expect(Math.abs(left - 24 * HOUR)).toBeLessThan(HOUR);
  for (let i = 0; i < 2; i++) await fixture.client.endQueueWatch({}, person.as);
  expect(await watched(person)).toBeUndefined();
});

it('tells those who could meet somebody who waits, once an hour, whatever they do meanwhile', async () => {
  const [waits, watcher, speaksOther, blocked, parted, banned, themselves] = await fixture.people(7);
  for (const person of [watcher, blocked, parted, banned]) await watch(person);
  await watch(speaksOther, ['ja']);
  fixture.others.feed.block(blocked.id, waits.id);
  fixture.others.auth.know(banned.id, { banned: true });
  const [low, high] = [parted.id, waits.id].toSorted() as [string, string];
  await fixture.db.insertInto('parted').values({ one_id: low, other_id: high, why: 'report', until: null }).execute();
  await watch(themselves);
  await look();
  expect(await told(watcher)).toBe(0);
  await fixture.join(waits);
  await look(15_000);
  await untilTrue(async () => (await told(watcher)) === 1, PATIENCE);
  await untilTrue(async () => (await told(themselves)) === 1, PATIENCE);
  await fixture.client.endQueueWatch({}, watcher.as);
  await watch(watcher);
  for (const later of [30_000, HOUR / 2]) await look(later);
  await look(2 * HOUR);
  await untilTrue(async () => (await told(watcher)) === 2, PATIENCE);
  for (const person of [speaksOther, blocked, parted, banned]) expect(await told(person)).toBe(0);
  await fixture.leave(waits);
});

it('tells nobody who waits at the screen themselves, nor of somebody who has only just come', async () => {
  const [waits, watcher] = await fixture.people(2);
  fixture.others.feed.block(waits.id, watcher.id);
  const third = await fixture.person();
  await watch(watcher);
  await fixture.join(waits);
  await fixture.join(watcher);
  await fixture.get(TellWatchers).run(new Date(Date.now() + 15_000));
  await look(30_000);
  expect(await told(watcher)).toBe(0);
  expect(await fixture.status(watcher)).toMatchObject({ state: MatchState.MATCH_STATE_WAITING });
  for (const person of [waits, watcher]) await fixture.leave(person);
  expect(await told(third)).toBe(0);
});
