import { randomUUID } from 'node:crypto';
import { untilTrue } from '@my-girok/nest-common/testing';
import { LIMITS } from '@my-girok/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ViewerMutes } from '../src/mutes/viewer-mutes.query.js';
import { FeedFixture, present, refusal, type TestPerson } from './feed-service.fixture.js';

let feed: FeedFixture;
beforeAll(async () => {
  feed = await FeedFixture.start();
});
afterAll(() => feed?.stop());

const TOMORROW = new Date(Date.now() + 86_400_000);

async function pair(): Promise<[TestPerson, TestPerson]> {
  return [await feed.person(), await feed.person()];
}

const listed = (person: TestPerson) => feed.client.listMutes({}, person.as);

describe('mutePerson', () => {
  it('mutes once, and the end that is asked for last counts', async () => {
    const [me, other] = await pair();
    await feed.client.mutePerson({ userId: other.id, until: TOMORROW }, me.as);
    expect((await listed(me)).people).toEqual([{ userId: other.id, until: TOMORROW }]);
    await feed.client.mutePerson({ userId: other.id }, me.as);
    const { people } = await listed(me);
    expect(people).toHaveLength(1);
    expect(people[0]?.until).toBeUndefined();
    const { standings } = await feed.client.batchGetStandings({ userIds: [other.id] }, me.as);
    expect(standings[0]).toMatchObject({ viewerMutes: true, viewerBlocks: false });
    for (let i = 0; i < 2; i++) await feed.client.unmutePerson({ userId: other.id }, me.as);
    expect((await listed(me)).people).toEqual([]);
  });

  it('is not told to whoever is muted', async () => {
    const [me, other] = await pair();
    await feed.client.mutePerson({ userId: other.id }, me.as);
    const { standings } = await feed.client.batchGetStandings({ userIds: [me.id] }, other.as);
    expect(standings[0]).toMatchObject({ viewerMutes: false, blocksViewer: false });
    expect(await feed.emitted(me.id)).toEqual([]);
  });

  it('keeps every one of many mutes at once', async () => {
    const me = await feed.person();
    const others = await feed.people(12);
    await Promise.all([
      ...others.map(({ id }) => feed.client.mutePerson({ userId: id }, me.as)),
      ...others.map((_, i) => feed.client.muteWord({ word: `word ${i}` }, me.as)),
    ]);
    const { people, words } = await listed(me);
    expect(new Set(people.map(({ userId }) => userId))).toEqual(new Set(others.map(({ id }) => id)));
    expect(words).toHaveLength(12);
  });

  it('is refused of oneself, of nobody and with an end that is past', async () => {
    const [me, other] = await pair();
    const mute = (userId: string, until?: Date) => refusal(feed.client.mutePerson({ userId, until }, me.as));
    expect(await mute(me.id)).toEqual({ code: 'FEED_CANNOT_MUTE_SELF', kind: 'invalid', field: 'userId' });
    expect(await mute(randomUUID())).toMatchObject({ code: 'FEED_PERSON_NOT_FOUND' });
    expect(await mute('x')).toMatchObject({ code: 'FEED_ID_INVALID' });
    expect(await mute(other.id, new Date(1))).toEqual({
      code: 'FEED_MUTE_END_INVALID',
      kind: 'invalid',
      field: 'until',
    });
    expect((await listed(me)).people).toEqual([]);
  });

  it('holds no more than the limits; muting again is not one more', async () => {
    const [me, other] = await pair();
    const known = await feed.person();
    await feed.post(known);
    const filled = (count: number) => Array.from({ length: count }, () => randomUUID());
    await feed.stored('mutes').insertOne({
      _id: me.id,
      people: [known.id, ...filled(LIMITS.mutedPeopleMax - 1)].map((userId) => ({ userId })),
      words: filled(LIMITS.mutedWordsMax).map((word) => ({ word, key: word })),
    });
    const expected = { code: 'FEED_MUTED_PEOPLE_LIMIT', kind: 'wrong_state' };
    expect(await refusal(feed.client.mutePerson({ userId: other.id }, me.as))).toEqual(expected);
    expect(await refusal(feed.client.muteWord({ word: 'one more' }, me.as))).toEqual({
      code: 'FEED_MUTED_WORDS_LIMIT',
      kind: 'wrong_state',
    });
    await feed.client.mutePerson({ userId: known.id, until: TOMORROW }, me.as);
    await feed.client.unmutePerson({ userId: known.id }, me.as);
    await feed.client.mutePerson({ userId: other.id }, me.as);
    expect((await listed(me)).people).toHaveLength(LIMITS.mutedPeopleMax);
  });
});

describe('muteWord', () => {
  it('keeps a word as it was written and finds it in any form', async () => {
    const me = await feed.person();
    await feed.client.muteWord({ word: '  Cold \n Brew ' }, me.as);
    await feed.client.muteWord({ word: '커피'.normalize('NFD'), until: TOMORROW }, me.as);
    await feed.client.muteWord({ word: 'COLD BREW' }, me.as);
    expect((await listed(me)).words).toEqual([
      { word: 'COLD BREW', until: undefined },
      { word: '커피', until: TOMORROW },
    ]);
    const mutes = await feed.get(ViewerMutes).run(me.id);
    expect(mutes.hides(['', '오늘의 커피를'])).toBe(true);
    expect(mutes.hides(['a cold brew!'])).toBe(true);
    expect(mutes.hides(['a cold brewery'])).toBe(false);
    await feed.client.unmuteWord({ word: 'cold brew' }, me.as);
    expect((await feed.get(ViewerMutes).run(me.id)).hides(['cold brew'])).toBe(false);
  });

  it.each([
    ['nothing visible', ' \u200b ', 'FEED_MUTED_WORD_EMPTY'],
    ['81 characters', '가'.repeat(LIMITS.mutedWordMax + 1), 'FEED_MUTED_WORD_TOO_LONG'],
    ['a megabyte', 'e'.repeat(1_000_000), 'FEED_MUTED_WORD_TOO_LONG'],
    ['a control character', 'a\u0007b', 'FEED_MUTED_WORD_CHARACTER_INVALID'],
  ])('refuses %s', async (_what, word, code) => {
    const me = await feed.person();
    const expected = { code, kind: 'invalid', field: 'word' };
    expect(await refusal(feed.client.muteWord({ word }, me.as))).toEqual(expected);
    expect(await refusal(feed.client.unmuteWord({ word }, me.as))).toEqual(expected);
    expect((await listed(me)).words).toEqual([]);
  });
});

it('stops when a mute runs out', async () => {
  const [me, other] = await pair();
  const until = new Date(Date.now() + 1500);
  await feed.client.mutePerson({ userId: other.id, until }, me.as);
  await feed.client.muteWord({ word: 'tea', until }, me.as);
  expect((await feed.get(ViewerMutes).run(me.id)).people).toEqual(new Set([other.id]));
  await untilTrue(async () => (await listed(me)).people.length === 0);
  const mutes = await feed.get(ViewerMutes).run(me.id);
  expect([mutes.people.size, mutes.hides(['tea'])]).toEqual([0, false]);
  await feed.client.muteWord({ word: 'milk' }, me.as);
  expect(await feed.stored('mutes').findOne({ _id: me.id })).toMatchObject({ people: [], words: [{ key: 'milk' }] });
});

it('is read in one query by key', async () => {
  const me = await feed.person();
  expect(await feed.queries(() => feed.get(ViewerMutes).run(me.id))).toEqual(['find mutes']);
  expect(await feed.queries(() => feed.get(ViewerMutes).run(undefined))).toEqual([]);
});

describe('suggestPeople', () => {
  it('leaves out whoever is muted or blocked either way', async () => {
    const me = await feed.person();
    const others = await feed.people(4);
    const [muted, blocked, blocker, shown] = others as [TestPerson, TestPerson, TestPerson, TestPerson];
    for (const other of others) await feed.post(other);
    await feed.client.mutePerson({ userId: muted.id }, me.as);
    await feed.client.block({ userId: blocked.id }, me.as);
    await feed.client.block({ userId: me.id }, blocker.as);
    const suggested = async () => (await feed.client.suggestPeople({ limit: 50 }, me.as)).userIds;
    // The ranking is kept for a moment.
    await untilTrue(async () => (await suggested()).includes(shown.id));
    const ids = await suggested();
    for (const { id } of [muted, blocked, blocker]) expect(ids).not.toContain(id);
  });
});

describe('filterReaders', () => {
  it('keeps who follows, has not muted and has no block, in three queries by key', async () => {
    const author = await feed.person();
    await feed.post(author);
    const others = await feed.people(6);
    const [follower, stranger, muting, mutedOnce, blocked, blocker] = others.map(present) as [
      TestPerson,
      TestPerson,
      TestPerson,
      TestPerson,
      TestPerson,
      TestPerson,
    ];
    for (const { as } of [follower, muting, mutedOnce, blocked, blocker]) {
      await feed.client.follow({ userId: author.id }, as);
    }
    await feed.client.mutePerson({ userId: author.id }, muting.as);
    await feed.client.mutePerson({ userId: stranger.id }, follower.as);
    await feed.stored('mutes').insertOne({
      _id: mutedOnce.id,
      people: [{ userId: author.id, until: new Date(1) }],
      words: [],
    });
    await feed.client.block({ userId: blocked.id }, author.as);
    await feed.client.block({ userId: author.id }, blocker.as);
    const gateway = await feed.service('ws-gateway');
    const userIds = others.map(({ id }) => id);
    const asked = async () => {
      const answer = await feed.client.filterReaders({ authorId: author.id, userIds }, gateway);
      expect(answer.userIds).toEqual([follower.id, mutedOnce.id]);
    };
    expect(await feed.queries(asked)).toEqual(['find blocks', 'find follows', 'find mutes']);
    expect((await feed.client.filterReaders({ authorId: author.id, userIds: [] }, gateway)).userIds).toEqual([]);
  });

  it('of a repost also leaves out who mutes the post’s author or has a block with them', async () => {
    const [author, reposter, follower, muting, blocked] = (await feed.people(5)).map(present) as [
      TestPerson,
      TestPerson,
      TestPerson,
      TestPerson,
      TestPerson,
    ];
    for (const { as } of [follower, muting, blocked]) await feed.client.follow({ userId: reposter.id }, as);
    await feed.client.mutePerson({ userId: author.id }, muting.as);
    await feed.client.block({ userId: blocked.id }, author.as);
    const userIds = [follower.id, muting.id, blocked.id];
    const gateway = await feed.service('ws-gateway');
    const own = await feed.client.filterReaders({ authorId: reposter.id, userIds }, gateway);
    expect(own.userIds).toEqual(userIds);
    const request = { authorId: reposter.id, userIds, postAuthorId: author.id };
    expect((await feed.client.filterReaders(request, gateway)).userIds).toEqual([follower.id]);
  });

  it('is for the socket gateway only, and for 200 people at once', async () => {
    const author = await feed.person();
    const request = { authorId: author.id, userIds: Array.from({ length: 201 }, () => randomUUID()) };
    expect(await refusal(feed.client.filterReaders(request, await feed.service('ws-gateway')))).toMatchObject({
      code: 'FEED_BATCH_TOO_LARGE',
      field: 'userIds',
    });
    for (const as of [author.as, await feed.service()]) {
      expect((await refusal(feed.client.filterReaders({ authorId: author.id, userIds: [] }, as))).kind).toBe(
        'forbidden',
      );
    }
  });
});
