import { untilTrue } from '@my-girok/nest-common/testing';
import { PostItem_Reason as Reason, Visibility } from '@my-girok/proto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { FanOutLimits } from '../src/timeline/fan-out.js';
import { FeedFixture, present, type TestPerson } from './feed-service.fixture.js';
import { startOwnNats } from './own-nats.js';
import { settled } from './settled.js';

// Each waits until many events have arrived.
vi.setConfig({ testTimeout: 120_000 });

let nats: Awaited<ReturnType<typeof startOwnNats>>;
let feed: FeedFixture;
beforeAll(async () => {
  nats = await startOwnNats();
  feed = await FeedFixture.start({ events: true, nats: nats.url });
});
afterAll(async () => {
  await feed?.stop();
  await nats?.stop();
});

const DAY_MS = 86_400_000;

/** Why each post is there: [post, reason, actor]. */
async function reasons(reader: TestPerson): Promise<[string, Reason, string][]> {
  const { items } = await feed.client.getTimeline({ userId: reader.id, limit: 100 }, reader.as);
  return items.map(({ postId, reason, actorId }) => [postId, reason, actorId]);
}

/** Waits for a page to be this one: heads of authors who are read are kept for a moment. */
async function shows(person: TestPerson, expected: string[]): Promise<void> {
  const wanted = JSON.stringify(expected);
  const page = () => feed.timeline(person);
  await untilTrue(async () => JSON.stringify(await page()) === wanted, { timeoutMs: 20_000 }).catch(async () => {
    expect(await page()).toEqual(expected);
  });
}

async function stored(userId: string): Promise<string[]> {
  return (await feed.stored('timelines').findOne({ _id: userId }))?.entries ?? [];
}

async function follow(follower: TestPerson, ...followees: TestPerson[]): Promise<void> {
  for (const { id: userId } of followees) await feed.client.follow({ userId }, follower.as);
}

/** Somebody who has read their timeline, so that fan-out reaches them. */
async function reader(...followees: TestPerson[]): Promise<TestPerson> {
  const person = await feed.person();
  await follow(person, ...followees);
  await feed.timeline(person);
  return person;
}

async function mention(author: TestPerson, whom: TestPerson, visibility = Visibility.VISIBILITY_PUBLIC) {
  const mentions = [{ start: 6, end: 11, userId: whom.id }];
  return present((await feed.client.createPost({ content: 'Hello @them', mentions, visibility }, author.as)).post);
}

describe('an item says why it is there', () => {
  it('own, followed, repost by whom, mention', async () => {
    const [stranger, friend] = (await feed.people(2)) as [TestPerson, TestPerson];
    const me = await reader(friend);
    const own = await feed.post(me, 'mine');
    const followed = await feed.post(friend, 'a friend’s');
    const foreign = await feed.post(stranger, 'a stranger’s');
    await feed.client.repost({ postId: foreign.id }, friend.as);
    const mentioning = await mention(stranger, me);
    await settled(feed);
    expect(await reasons(me)).toEqual([
      [mentioning.id, Reason.REASON_MENTION, ''],
      [foreign.id, Reason.REASON_REPOST, friend.id],
      [followed.id, Reason.REASON_FOLLOWED, ''],
      [own.id, Reason.REASON_OWN, ''],
    ]);
  });

  it('shows a post once, at its newest occurrence that holds, on whatever page', async () => {
    const [author, one, two] = (await feed.people(3)) as [TestPerson, TestPerson, TestPerson];
    const me = await reader(author, one, two);
    const old = await feed.post(author, 'old');
    const middle = await feed.post(author, 'middle');
    await feed.client.repost({ postId: old.id }, one.as);
    const newest = await feed.post(author, 'newest');
    await feed.client.repost({ postId: old.id }, two.as);
    await settled(feed);
    const seen: string[] = [];
    for (let cursor = '', more = true; more; ) {
      const page = await feed.client.getTimeline({ userId: me.id, limit: 1, cursor }, me.as);
      seen.push(...page.posts.map(({ id }) => id));
      ({ endCursor: cursor, hasNextPage: more } = present(page.pageInfo));
    }
    expect(seen).toEqual([old.id, newest.id, middle.id]);
    await feed.client.unrepost({ postId: old.id }, two.as);
    expect(await reasons(me)).toEqual([
      [newest.id, Reason.REASON_FOLLOWED, ''],
      [old.id, Reason.REASON_REPOST, one.id],
      [middle.id, Reason.REASON_FOLLOWED, ''],
    ]);
    await feed.client.mutePerson({ userId: one.id }, me.as);
    expect((await feed.timeline(me)).at(-1)).toBe(old.id);
    await feed.client.unmutePerson({ userId: one.id }, me.as);
    expect((await feed.timeline(me))[1]).toBe(old.id);
  });

  it('brings a post for followers to whom it mentions, and one for oneself to nobody else', async () => {
    const author = await feed.person();
    const [follower, mentioned, stranger] = [await reader(author), await reader(), await reader()];
    const forFollowers = await mention(author, mentioned, Visibility.VISIBILITY_FOLLOWERS);
    const self = { content: 'for me alone', visibility: Visibility.VISIBILITY_SELF };
    const forSelf = present((await feed.client.createPost(self, author.as)).post);
    await settled(feed);
    expect(await feed.timeline(author)).toEqual([forSelf.id, forFollowers.id]);
    expect(await reasons(follower)).toEqual([[forFollowers.id, Reason.REASON_FOLLOWED, '']]);
    expect(await reasons(mentioned)).toEqual([[forFollowers.id, Reason.REASON_MENTION, '']]);
    expect(await feed.timeline(stranger)).toEqual([]);
    expect(await stored(follower.id)).toHaveLength(1);
  });

  it('takes deleted posts with their reposts and mentions, and what somebody unfollowed brought, out of timelines', async () => {
    const [author, friend] = (await feed.people(2)) as [TestPerson, TestPerson];
    const me = await reader(friend);
    const post = await mention(author, me);
    await feed.client.repost({ postId: post.id }, friend.as);
    const kept = await mention(author, me);
    await feed.client.repost({ postId: kept.id }, friend.as);
    await settled(feed);
    expect(await stored(me.id)).toHaveLength(4);
    await feed.client.deletePost({ postId: post.id }, author.as);
    await settled(feed);
    expect(await stored(me.id)).toHaveLength(2);
    await feed.client.unfollow({ userId: friend.id }, me.as);
    expect(await stored(me.id)).toEqual([`${kept.id}/${author.id}`]);
    await feed.client.block({ userId: author.id }, me.as);
    expect(await feed.timeline(me)).toEqual([]);
  });
});

describe('a timeline that nobody reads', () => {
  it('is not written to, and is whole when its owner comes back', async () => {
    const [author, friend] = (await feed.people(2)) as [TestPerson, TestPerson];
    const me = await reader(author, friend);
    const before = await feed.post(author, 'before');
    await settled(feed);
    await feed
      .stored('timelines')
      .updateOne({ _id: me.id }, { $set: { activeAt: new Date(Date.now() - 20 * DAY_MS) } });
    const during = await feed.post(author, 'while away');
    const foreign = await feed.post(await feed.person(), 'a stranger’s');
    await feed.client.repost({ postId: foreign.id }, friend.as);
    const mentioning = await mention(await feed.person(), me);
    await settled(feed);
    expect(await stored(me.id)).toEqual([`${before.id}:${author.id}`]);
    expect(await feed.timeline(me)).toEqual([mentioning.id, foreign.id, during.id, before.id]);
    const after = await feed.post(author, 'back again');
    await settled(feed);
    expect((await stored(me.id))[0]).toBe(`${after.id}:${author.id}`);
  });

  it('misses nothing that is written while its owner comes back', async () => {
    const authors = await feed.people(3);
    const me = await reader(...authors);
    await settled(feed);
    await feed.stored('timelines').updateOne({ _id: me.id }, { $unset: { activeAt: true } });
    const writing = Promise.all(authors.flatMap((author) => Array.from({ length: 5 }, () => feed.post(author))));
    await feed.timeline(me);
    const written = (await writing)
      .map(({ id }) => id)
      .sort()
      .reverse();
    await settled(feed);
    expect(await feed.timeline(me)).toEqual(written);
  });

  it('is brought up to date again where a process died in the middle of it', async () => {
    const author = await feed.person();
    const me = await reader(author);
    const post = await feed.post(author);
    await settled(feed);
    await feed.stored('timelines').updateOne({ _id: me.id }, { $set: { behind: true, entries: [] } });
    expect(await feed.timeline(me)).toEqual([post.id]);
    expect((await feed.stored('timelines').findOne({ _id: me.id }))?.behind).toBeUndefined();
  });
});

describe('an author with very many followers', () => {
  const usual = new FanOutLimits();
  const limits = () => feed.get(FanOutLimits);
  afterEach(() => Object.assign(limits(), usual));

  async function way(author: TestPerson): Promise<string | undefined> {
    return (await feed.stored('people').findOne({ _id: author.id }))?.reach?.way;
  }

  it('crosses to being read and back with every post in every page once', async () => {
    const author = await feed.person();
    const other = await feed.person();
    const early = await Promise.all(Array.from({ length: 6 }, () => reader(author, other)));
    const posts = [(await feed.post(author, 'written')).id];
    await settled(feed);
    Object.assign(limits(), { chunk: 2, mergeAbove: 4, mergeBelow: 3, countHoldsMs: 0 });
    const burst = async (count: number) => {
      const written = await Promise.all(Array.from({ length: count }, () => feed.post(author)));
      posts.push(...written.map(({ id }) => id));
    };
    const [, late] = await Promise.all([burst(8), reader(author, other)]);
    await settled(feed);
    expect(await way(author)).toBe('merged');
    await burst(1);
    posts.push((await feed.post(other)).id);
    const foreign = await feed.post(await feed.person());
    await feed.client.repost({ postId: foreign.id }, author.as);
    posts.push(foreign.id);
    await settled(feed);
    // Not written, and yet on every page.
    expect((await stored(present(early[0]).id)).filter((entry) => entry.endsWith(author.id))).not.toHaveLength(9);
    const all = posts.slice(0, -1).sort().reverse();
    for (const person of [...early, late]) await shows(person, [foreign.id, ...all]);

    const gone = early.splice(0, 5);
    for (const person of gone) await feed.client.unfollow({ userId: author.id }, person.as);
    for (const person of gone) expect(await feed.timeline(person)).toEqual([posts.at(-2)]);
    const [, joined] = await Promise.all([burst(5), reader(author, other)]);
    await settled(feed);
    expect(await way(author)).toBeUndefined();
    await burst(1);
    await settled(feed);
    const written = posts
      .filter((id) => id !== foreign.id)
      .sort()
      .reverse();
    for (const person of [...early, late, joined]) {
      const page = await feed.timeline(person);
      expect(new Set(page).size).toBe(page.length);
      expect(page.filter((id) => id !== foreign.id)).toEqual(written);
      expect(page).toContain(foreign.id);
      const timeline = await feed.stored('timelines').findOne({ _id: person.id });
      // Whoever followed while it changed may go on reading the author: that costs a little and shows nothing twice.
      if (person !== joined) expect(timeline?.readAuthors).not.toContain(author.id);
      // All of theirs, posts and the repost; the other author's one is another matter.
      const theirs = present(timeline?.entries as string[]).filter((entry) => entry.slice(37, 73) === author.id);
      expect(theirs).toHaveLength(posts.length - 1);
    }
  });

  it('is read by whoever comes back, whoever follows and nobody who unfollowed', async () => {
    const author = await feed.person();
    const away = await reader(author);
    const readers = await Promise.all(Array.from({ length: 3 }, () => reader(author)));
    await feed.stored('timelines').updateOne({ _id: away.id }, { $set: { activeAt: new Date(0) } });
    Object.assign(limits(), { chunk: 2, mergeAbove: 2, mergeBelow: 1, countHoldsMs: 0 });
    const first = await feed.post(author);
    await settled(feed);
    const newest = await feed.post(author);
    await settled(feed);
    expect(await way(author)).toBe('merged');
    const both = [newest.id, first.id];
    for (const person of [away, await reader(author), ...readers]) await shows(person, both);
    await feed.client.unfollow({ userId: author.id }, away.as);
    expect(await feed.timeline(away)).toEqual([]);
    await feed.client.deletePost({ postId: newest.id }, author.as);
    expect(await feed.timeline(present(readers[0]))).toHaveLength(1);
  });
});
