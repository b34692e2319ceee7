import { type Figure, figure, median } from '../figures.ts';
import { cpuSeconds } from '../measure.ts';
import { idAt, seedFollowed, seedPosts, seedReaders } from './seed.ts';
import { type Feed, type FeedStore, startFeedStore } from './store.ts';

/** With so many posts an author, ten authors fill a timeline. */
const postsEach = 50;
const sizes = { small: 1000, few: 10, many: 5000, readers: 20, followers: 100_000, active: 3500 };
/** Many short rounds, in turns: what slows the machine for a second then slows all contenders alike. */
const reading = { warmup: 300, rounds: 21, requests: 400, atOnce: 4 };
const posting = { rounds: 9, atMostMs: 60_000 };
const deadlineMs = 30_000;

type Progress = (line: string) => void;

/** People reading their home pages, in turn. */
interface Readers {
  name: string;
  feed: Feed;
  calls: { userId: string; as: string }[];
}

/**
 * What a home page costs as the store and the number of followed people grow, how soon a post is acknowledged whatever its
 * author's followers, and how soon it is on their pages by both ways of getting there.
 */
export async function benchFeed(progress: Progress, { posts }: { posts: number }): Promise<Figure[]> {
  // A smaller store has fewer authors, so that every timeline is full: the figures' names say how many.
  const many = Math.min(sizes.many, Math.floor(posts / postsEach));
  if (!(many >= sizes.few)) throw new Error(`--posts: at least ${sizes.few * postsEach}`);
  const store = await startFeedStore(progress);
  try {
    progress(`database: ${store.engine}`);
    const [small, large] = [await store.start('small'), await store.start('large')];
    progress(`seeding ${sizes.small} and ${posts} posts`);
    const little = await seedPosts(small.db, sizes.small, sizes.few);
    const much = await seedPosts(large.db, posts, many);
    progress('seeding readers and followers');
    const readers: Readers[] = [
      await readersOf(store, small, 'small', await seedReaders(small.db, little, sizes.readers, sizes.few)),
      await readersOf(store, large, 'large', await seedReaders(large.db, much, sizes.readers, sizes.few)),
      await readersOf(store, large, 'many', await seedReaders(large.db, much, sizes.readers, many)),
    ];
    const titles: Record<string, string> = {
      small: `${sizes.small} posts, ${sizes.few} followed`,
      large: `${posts} posts, ${sizes.few} followed`,
      many: `${posts} posts, ${many} followed`,
    };
    const pages = await measureReading(readers, progress);
    // Of all rounds' requests together: of one round's it would be the worst four.
    const p99 = (name: string) => percentile99(pages.get(name)?.flatMap((round) => round.times) ?? []);
    const cpu = (name: string) => median(pages.get(name)?.map((round) => round.cpu) ?? []);
    const { followers, active } = sizes;
    const famous = await seedFollowed(large.db, much, { followers, active, merged: false });
    const merged = await seedFollowed(large.db, much, { followers, active: 10, merged: true });
    const written = await measureWriting(store, large, famous, progress);
    const read = await measureMerging(store, large, merged, progress);
    const rate = median(written.map(({ seconds }) => active / seconds));
    return [
      figure('posts in the large store', posts, 'posts'),
      ...readers.map(({ name }) => figure(`home page p99, ${titles[name]}`, p99(name), 'ms')),
      ...readers.map(({ name }) => figure(`home page CPU, service and database, ${titles[name]}`, cpu(name), 'ms')),
      figure('home page p99, large to small store', p99('large') / p99('small'), 'ratio', 1.2),
      figure('home page CPU, large to small store', cpu('large') / cpu('small'), 'ratio', 1.2),
      figure(`home page p99, ${many} to ${sizes.few} followed`, p99('many') / p99('large'), 'ratio', 1.2),
      figure(`home page CPU, ${many} to ${sizes.few} followed`, cpu('many') / cpu('large'), 'ratio', 1.2),
      figure('post acknowledged, no followers', median(written.map(({ alone }) => alone)), 'ms'),
      figure('post acknowledged, 100,000 followers', median(written.map(({ followed }) => followed)), 'ms'),
      figure(
        'acknowledged with 100,000 followers to none',
        median(written.map((r) => r.followed / r.alone)),
        'ratio',
        2,
      ),
      figure('fan-out', rate, 'active followers/s'),
      figure('fan-out CPU, service and database', median(written.map((r) => r.cpu)), 'ms an active follower'),
      figure('active followers reached within 5 s', rate * 5, 'people'),
      figure(`on ${active} active followers’ pages, written`, median(written.map((r) => r.seconds)), 's', 5),
      figure('on followers’ pages, merged at reading', median(read), 's', 5),
    ];
  } finally {
    await store.stop();
  }
}

async function readersOf(store: FeedStore, feed: Feed, name: string, ids: string[]): Promise<Readers> {
  return { name, feed, calls: ids.map((userId) => ({ userId, as: store.identity.tokenOf(userId) })) };
}

const used = ({ pids }: Feed): number => pids.reduce((sum, pid) => sum + cpuSeconds(pid), 0);

/** Milliseconds of each home page, asked for by several readers at once. */
async function readPages({ feed, calls }: Readers, requests: number): Promise<number[]> {
  const times: number[] = [];
  let next = 0;
  const lane = async () => {
    for (let i = next++; i < requests; i = next++) {
      const { userId, as } = calls[i % calls.length] as Readers['calls'][number];
      const began = performance.now();
      const { posts } = await feed.client.getTimeline({ userId, limit: 20, commentsLimit: 3 }, { as, deadlineMs });
      times.push(performance.now() - began);
      if (posts.length !== 20) throw new Error(`A page of ${posts.length} posts`);
    }
  };
  await Promise.all(Array.from({ length: reading.atOnce }, lane));
  return times;
}

/** Rounds are interleaved and their order turns, so that what else the machine does meets all alike. */
async function measureReading(all: readonly Readers[], progress: Progress) {
  const found = new Map(all.map(({ name }) => [name, [] as { times: number[]; cpu: number }[]]));
  for (const readers of all) await readPages(readers, reading.warmup);
  for (let round = 0; round < reading.rounds; round++)
    for (let index = 0; index < all.length; index++) {
      const readers = all[(index + round) % all.length] as Readers;
      const before = used(readers.feed);
      const times = await readPages(readers, reading.requests);
      const cpu = ((used(readers.feed) - before) * 1000) / times.length;
      found.get(readers.name)?.push({ times, cpu });
      progress(
        `round ${round + 1} of ${reading.rounds}: ${readers.name} p99 ${percentile99(times).toFixed(1)} ms, ${cpu.toFixed(2)} ms CPU`,
      );
    }
  return found;
}

function percentile99(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + posting.atMostMs; !(await holds()); await new Promise((done) => setTimeout(done, 25)))
    if (Date.now() > end) throw new Error(`Waited too long until ${what}`);
}

const firstPost = async (store: FeedStore, { client }: Feed, userId: string): Promise<string | undefined> => {
  const call = { as: store.identity.tokenOf(userId), deadlineMs };
  return (await client.getTimeline({ userId, limit: 1 }, call)).posts[0]?.id;
};

interface PostingRound {
  /** Milliseconds until the post of somebody without followers is acknowledged, and of somebody with very many. */
  alone: number;
  followed: number;
  /** Until all active followers have the post, from its acknowledgement. */
  seconds: number;
  /** Milliseconds an active follower. */
  cpu: number;
}

async function measureWriting(
  store: FeedStore,
  feed: Feed,
  famous: Awaited<ReturnType<typeof seedFollowed>>,
  progress: Progress,
): Promise<PostingRound[]> {
  const nobody = idAt(Date.now());
  const post = async (authorId: string) => {
    const began = performance.now();
    const call = { as: store.identity.tokenOf(authorId), deadlineMs };
    const made = await feed.client.createPost({ content: 'Measured' }, call);
    return { ms: performance.now() - began, id: made.post?.id ?? '' };
  };
  for (let i = 0; i < 5; i++) await post(nobody);
  const last = famous.active.at(-1) ?? '';
  const rounds: PostingRound[] = [];
  for (let round = 0; round < posting.rounds; round++) {
    const first = round % 2 === 0 ? await post(nobody) : undefined;
    const before = used(feed);
    const followed = await post(famous.authorId);
    const acknowledged = performance.now();
    const alone = first ?? (await post(nobody));
    const entry = `${followed.id}:${famous.authorId}`;
    const timelines = feed.db.collection('timelines');
    await until('a post is fanned out', async () => {
      const kept = await feed.db.collection<{ _id: string }>('fan_outs').findOne({ _id: `spread:${followed.id}` });
      return !kept && (await timelines.findOne({ _id: last as never, entries: entry })) !== null;
    });
    const seconds = (performance.now() - acknowledged) / 1000;
    const cpu = ((used(feed) - before) * 1000) / famous.active.length;
    const reached = await timelines.countDocuments({ _id: { $in: famous.active as never[] }, entries: entry });
    if (reached !== famous.active.length) throw new Error(`Fan-out reached ${reached} of ${famous.active.length}`);
    if ((await firstPost(store, feed, last)) !== followed.id) throw new Error('The home page lacks the post');
    rounds.push({ alone: alone.ms, followed: followed.ms, seconds, cpu });
    progress(
      `round ${round + 1} of ${posting.rounds}: acknowledged ${followed.ms.toFixed(1)} ms, alone ${alone.ms.toFixed(1)} ms, fanned out in ${seconds.toFixed(2)} s`,
    );
  }
  return rounds;
}

/** Seconds until a post that is merged in at reading is on the pages of those who follow its author. */
async function measureMerging(
  store: FeedStore,
  feed: Feed,
  merged: Awaited<ReturnType<typeof seedFollowed>>,
  progress: Progress,
): Promise<number[]> {
  const found: number[] = [];
  for (let round = 0; round < posting.rounds; round++) {
    const call = { as: store.identity.tokenOf(merged.authorId), deadlineMs };
    const { post } = await feed.client.createPost({ content: 'Merged' }, call);
    const acknowledged = performance.now();
    for (const userId of merged.active)
      await until('a post is merged in', async () => (await firstPost(store, feed, userId)) === post?.id);
    found.push((performance.now() - acknowledged) / 1000);
    progress(`round ${round + 1} of ${posting.rounds}: merged in after ${found.at(-1)?.toFixed(2)} s`);
  }
  return found;
}
