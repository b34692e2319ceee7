import { randomUUID } from 'node:crypto';
import { LIMITS } from '@my-girok/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedFixture, refusal, type TestPerson } from './feed-service.fixture.js';

let feed: FeedFixture;
beforeAll(async () => {
  feed = await FeedFixture.start();
});
afterAll(() => feed?.stop());

const NONE = { blocked: false, followsUser: false, followedByUser: false, mutedByUser: false };

describe('batchGetRelations', () => {
  it('says how people and one person stand to each other, in the order asked, in four queries by key', async () => {
    const [user, follower, followed, muted, muting, blocked, blocker, stranger] = (await feed.people(8)) as [
      TestPerson,
      TestPerson,
      TestPerson,
      TestPerson,
      TestPerson,
      TestPerson,
      TestPerson,
      TestPerson,
    ];
    await feed.client.follow({ userId: user.id }, follower.as);
    await feed.client.follow({ userId: followed.id }, user.as);
    await feed.client.follow({ userId: muted.id }, user.as);
    await feed.client.mutePerson({ userId: muted.id }, user.as);
    await feed.client.mutePerson({ userId: user.id }, muting.as);
    await feed.client.block({ userId: blocked.id }, user.as);
    await feed.client.block({ userId: user.id }, blocker.as);
    const others = [blocker, stranger, blocked, muting, muted, followed, follower].map(({ id }) => id);
    const asked = async () => {
      const as = await feed.service('chat-service');
      const { relations } = await feed.client.batchGetRelations({ userId: user.id, otherIds: others }, as);
      expect(relations).toEqual([
        { otherId: blocker.id, ...NONE, blocked: true },
        { otherId: blocked.id, ...NONE, blocked: true },
        { otherId: muted.id, ...NONE, followedByUser: true, mutedByUser: true },
        { otherId: followed.id, ...NONE, followedByUser: true },
        { otherId: follower.id, ...NONE, followsUser: true },
      ]);
    };
    expect(await feed.queries(asked)).toEqual(['find blocks', 'find follows', 'find follows', 'find mutes']);
  });

  it('leaves out whose mute has run out, and what is no id', async () => {
    const [user, other] = (await feed.people(2)) as [TestPerson, TestPerson];
    await feed.stored('mutes').insertOne({
      _id: user.id,
      people: [{ userId: other.id, until: new Date(1) }],
      words: [],
    });
    const as = await feed.service('notification-service');
    const request = { userId: user.id, otherIds: [other.id, 'nobody'] };
    expect((await feed.client.batchGetRelations(request, as)).relations).toEqual([]);
    expect((await feed.client.batchGetRelations({ userId: user.id, otherIds: [] }, as)).relations).toEqual([]);
  });

  it('is for chat-service, notification-service and ws-gateway, and for 200 people at once', async () => {
    const user = await feed.person();
    const tooMany = Array.from({ length: LIMITS.batchMax + 1 }, () => randomUUID());
    for (const name of ['chat-service', 'notification-service', 'ws-gateway']) {
      const call = feed.client.batchGetRelations({ userId: user.id, otherIds: tooMany }, await feed.service(name));
      expect(await refusal(call)).toMatchObject({ code: 'FEED_BATCH_TOO_LARGE', field: 'otherIds' });
    }
    const gateway = await feed.service('ws-gateway');
    expect(await refusal(feed.client.batchGetRelations({ userId: 'x', otherIds: [] }, gateway))).toMatchObject({
      code: 'FEED_ID_INVALID',
      field: 'userId',
    });
    for (const as of [user.as, await feed.service(), await feed.service('media-service')]) {
      const call = feed.client.batchGetRelations({ userId: user.id, otherIds: [] }, as);
      expect((await refusal(call)).kind).toBe('forbidden');
    }
  });
});
