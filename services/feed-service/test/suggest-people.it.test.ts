import { untilTrue } from '@my-girok/nest-common/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FeedFixture, present, refusal } from './feed-service.fixture.js';

let feed: FeedFixture;
beforeAll(async () => {
  feed = await FeedFixture.start();
});
afterAll(() => feed?.stop());

it('suggests those with most followers first, never oneself nor those one follows', async () => {
  const [star, known, small, reader] = (await feed.people(4)).map(present) as [never, never, never, never];
  const fans = await feed.people(3);
  const follows = [
    ...fans.map((fan) => [fan, star] as const),
    ...fans.slice(0, 2).map((fan) => [fan, known] as const),
    [present(fans[0]), small] as const,
  ];
  for (const [fan, followee] of follows) await feed.client.follow({ userId: (followee as { id: string }).id }, fan.as);
  const { id: readerId, as } = reader as { id: string; as: object };
  const ids = [star, known, small].map((person: { id: string }) => person.id);
  // The ranking is kept for a moment.
  await untilTrue(async () => {
    const { userIds } = await feed.client.suggestPeople({ limit: 3 }, as);
    return JSON.stringify(userIds) === JSON.stringify(ids);
  });
  await feed.client.follow({ userId: present(ids[1]) }, as);
  const { userIds } = await feed.client.suggestPeople({}, as);
  expect(userIds.slice(0, 2)).toEqual([ids[0], ids[2]]);
  expect(userIds).not.toContain(ids[1]);
  expect(userIds).not.toContain(readerId);
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
