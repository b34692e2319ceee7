import { untilTrue } from '@my-girok/nest-common/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FeedFixture, refusal, type TestPerson } from './feed-service.fixture.js';

let feed: FeedFixture;
beforeAll(async () => {
  feed = await FeedFixture.start();
});
afterAll(() => feed?.stop());

it('suggests those with most followers first, never oneself nor those one follows', async () => {
  const [star, known, small, reader] = (await feed.people(4)) as [TestPerson, TestPerson, TestPerson, TestPerson];
  const fans = await feed.people(3);
  for (const [followee, count] of [
    [star, 3],
    [known, 2],
    [small, 1],
  ] as const) {
    for (const fan of fans.slice(0, count)) await feed.client.follow({ userId: followee.id }, fan.as);
  }
  const suggested = async () => (await feed.client.suggestPeople({ limit: 3 }, reader.as)).userIds;
  const ranked = JSON.stringify([star.id, known.id, small.id]);
  // The ranking is kept for a moment.
  await untilTrue(async () => JSON.stringify(await suggested()) === ranked);
  await feed.client.follow({ userId: known.id }, reader.as);
  const after = await suggested();
  expect(after.slice(0, 2)).toEqual([star.id, small.id]);
  expect(after).not.toContain(known.id);
  expect(after).not.toContain(reader.id);
});

it('looks further when the most followed are followed already', async () => {
  const reader = await feed.person();
  const others = await feed.people(8);
  for (const { id } of others) await feed.client.follow({ userId: id }, reader.as);
  const { userIds } = await feed.client.suggestPeople({ limit: 1 }, reader.as);
  expect(userIds).toHaveLength(1);
});

it.each([-1, 51])('refuses a limit of %i with FEED_LIMIT_INVALID', async (limit) => {
  const reader = await feed.person();
  expect(await refusal(feed.client.suggestPeople({ limit }, reader.as))).toMatchObject({ code: 'FEED_LIMIT_INVALID' });
});
