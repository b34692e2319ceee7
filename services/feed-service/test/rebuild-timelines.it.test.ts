import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FeedFixture, type TestPerson } from './feed-service.fixture.js';

const COMMAND = fileURLToPath(new URL('../dist/rebuild-timelines.js', import.meta.url));

let feed: FeedFixture;
beforeAll(async () => {
  feed = await FeedFixture.start();
});
afterAll(() => feed?.stop());

const rebuild = (...ids: string[]) => promisify(execFile)(process.execPath, [COMMAND, ...ids], { env: feed.env });

it('rebuilds the timelines that an operator names, or everybody’s, beside the running service', async () => {
  const [one, other] = (await feed.people(2)) as [TestPerson, TestPerson];
  const posts = [(await feed.post(one)).id, (await feed.post(other)).id].reverse();
  await feed.client.follow({ userId: other.id }, one.as);
  await feed.client.follow({ userId: one.id }, other.as);
  // They have read theirs, so that nothing but the command brings back what is lost.
  for (const person of [one, other]) await feed.timeline(person);
  await feed.stored('timelines').updateMany({}, { $set: { entries: [] } });
  await rebuild(one.id);
  expect(await feed.timeline(one)).toEqual(posts);
  expect(await feed.timeline(other)).toEqual([]);
  await rebuild();
  expect(await feed.timeline(other)).toEqual(posts);
}, 90_000);
