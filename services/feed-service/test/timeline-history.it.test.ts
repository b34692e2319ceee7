import { createHash } from 'node:crypto';
import { Visibility } from '@my-girok/proto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RebuildTimeline } from '../src/timeline/rebuild-timeline.use-case.js';
import { FeedFixture, present, type TestPerson } from './feed-service.fixture.js';
import { startOwnNats } from './own-nats.js';
import { settled } from './settled.js';

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

const STEPS = 90;

/** Mulberry32: a seed gives one history. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) % 1_000_000) % below;
  };
}

async function entriesOf(userId: string): Promise<string[]> {
  return (await feed.stored('timelines').findOne({ _id: userId }))?.entries ?? [];
}

function hash(entries: readonly string[]): string {
  return createHash('sha256').update(entries.join('\n')).digest('hex');
}

interface Written {
  id: string;
  author: TestPerson;
  visibility: Visibility;
}

/** What a person of a history can do next; everything may be refused by what was done before. */
class History {
  private readonly posts: Written[] = [];
  readonly done: string[] = [];

  constructor(
    private readonly people: readonly TestPerson[],
    private readonly below: (limit: number) => number,
  ) {}

  async step(): Promise<void> {
    const actions = {
      post: 6,
      repost: 4,
      unrepost: 2,
      follow: 6,
      unfollow: 2,
      delete: 2,
      block: 1,
      unblock: 1,
      read: 2,
    };
    const lots = Object.entries(actions).flatMap(([name, weight]) => Array.from({ length: weight }, () => name));
    const name = present(lots[this.below(lots.length)]) as keyof typeof actions;
    const me = this.somebody();
    this.done.push(`${name}:${this.people.indexOf(me)}`);
    await this[name](me);
  }

  private somebody(): TestPerson {
    return present(this.people[this.below(this.people.length)]);
  }

  private async post(me: TestPerson): Promise<void> {
    const visibilities = [Visibility.VISIBILITY_PUBLIC, Visibility.VISIBILITY_FOLLOWERS, Visibility.VISIBILITY_SELF];
    const visibility = present(visibilities[Math.max(0, this.below(6) - 3)]);
    const whom = this.somebody();
    const mentions = this.below(3) === 0 && whom !== me ? [{ start: 0, end: 5, userId: whom.id }] : [];
    const made = await refusable(feed.client.createPost({ content: '@them and a note', mentions, visibility }, me.as));
    if (made?.post) this.posts.push({ id: made.post.id, author: me, visibility });
  }

  private async repost(me: TestPerson): Promise<void> {
    const post = this.posts[this.below(this.posts.length || 1)];
    if (post) await refusable(feed.client.repost({ postId: post.id }, me.as));
  }

  private async unrepost(me: TestPerson): Promise<void> {
    const post = this.posts[this.below(this.posts.length || 1)];
    if (post) await refusable(feed.client.unrepost({ postId: post.id }, me.as));
  }

  private async follow(me: TestPerson): Promise<void> {
    await refusable(feed.client.follow({ userId: this.somebody().id }, me.as));
  }

  /** A fan-out that read the follower a moment before may still write: readers skip it, but here every entry counts. */
  private async unfollow(me: TestPerson): Promise<void> {
    await settled(feed);
    await feed.client.unfollow({ userId: this.somebody().id }, me.as);
  }

  private async block(me: TestPerson): Promise<void> {
    await settled(feed);
    await refusable(feed.client.block({ userId: this.somebody().id }, me.as));
  }

  private async unblock(me: TestPerson): Promise<void> {
    await feed.client.unblock({ userId: this.somebody().id }, me.as);
  }

  private async delete(): Promise<void> {
    const [post] = this.posts.splice(this.below(this.posts.length || 1), 1);
    if (post) await feed.client.deletePost({ postId: post.id }, post.author.as);
  }

  private async read(me: TestPerson): Promise<void> {
    await feed.timeline(me);
  }
}

const REFUSALS = [
  'FEED_CANNOT_FOLLOW_SELF',
  'FEED_CANNOT_BLOCK_SELF',
  'FEED_BLOCKED',
  'FEED_POST_NOT_FOUND',
  'FEED_REPOST_NOT_PUBLIC',
];

/** What came of a call, undefined where the rules refused it. */
async function refusable<T>(call: Promise<T>): Promise<T | undefined> {
  return call.catch((error) => {
    if (REFUSALS.includes(error.metadata?.get('error-code')[0]?.toString())) return undefined;
    throw error;
  });
}

it.each([1, 2, 3, 20261124])(
  'ends a random history (seed %i) with the timelines that a rebuild makes',
  async (seed) => {
    const people = await feed.people(5);
    for (const person of people) await feed.timeline(person);
    const history = new History(people, random(seed));
    for (let step = 0; step < STEPS; step++) await history.step();
    await settled(feed);
    for (const person of people) {
      const stored = await entriesOf(person.id);
      const page = await feed.timeline(person);
      await feed.get(RebuildTimeline).run(person.id);
      const rebuilt = await entriesOf(person.id);
      const differing = new Set(stored).symmetricDifference(new Set(rebuilt));
      const only = (held: string[]) => [...differing].filter((entry) => held.includes(entry)).join(' ') || 'nothing';
      const difference = `only stored: ${only(stored)}; only rebuilt: ${only(rebuilt)}; after ${history.done.join(' ')}`;
      expect(hash(rebuilt), difference).toBe(hash(stored));
      expect(await feed.timeline(person)).toEqual(page);
    }
  },
  120_000,
);
