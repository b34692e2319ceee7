import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { uuidv7 } from '@my-girok/nest-common';
import { freePort, untilTrue } from '@my-girok/nest-common/testing';
import { FeedServiceClient } from '@my-girok/proto';
import type { Collection } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Follow } from '../src/follows/follow.js';
import { NOBODY, type Person } from '../src/people/person.js';
import { postEntry, type Timeline, writeEntry } from '../src/timeline/timeline.js';
import { FeedFixture, present } from './feed-service.fixture.js';
import { startOwnNats } from './own-nats.js';

const FOLLOWERS = 3000;
const OLDER = 120;
const PATIENCE = { timeoutMs: 90_000, everyMs: 5 };
const folder = fileURLToPath(new URL('../', import.meta.url));

let nats: Awaited<ReturnType<typeof startOwnNats>>;
let feed: FeedFixture;
let running: ChildProcess | undefined;
beforeAll(async () => {
  nats = await startOwnNats();
  feed = await FeedFixture.start();
});
afterAll(async () => {
  if (running) await kill(running);
  await feed?.stop();
  await nats?.stop();
});

/** The service as a process of its own, with events; resolves when it is ready. */
async function startProcess(grpc: number): Promise<ChildProcess> {
  const http = await freePort();
  const env = { ...feed.env, PATH: process.env.PATH, NATS_URL: nats.url, GRPC_PORT: `${grpc}`, HTTP_PORT: `${http}` };
  const child = spawn(process.execPath, ['dist/main.js'], { cwd: folder, env, stdio: 'ignore' });
  running = child;
  await untilTrue(async () => {
    if (child.exitCode !== null) throw new Error('feed-service ended');
    return (await fetch(`http://127.0.0.1:${http}/readyz`)).ok;
  }, PATIENCE);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** Followers who read lately, each with older entries, as years of use would leave them. */
async function seedFollowers(authorId: string): Promise<void> {
  const ids = Array.from({ length: FOLLOWERS }, () => uuidv7());
  const older = Array.from({ length: OLDER }, () => writeEntry(postEntry(uuidv7(), authorId))).reverse();
  const createdAt = new Date();
  const follows = ids.map((followerId, i) => ({
    _id: `${followerId}:${authorId}`,
    followerId,
    followeeId: authorId,
    followerSeq: i + 1,
    createdAt,
  }));
  const person = { _id: authorId, createdAt, ...NOBODY, followerCount: FOLLOWERS, followerSeq: FOLLOWERS };
  await feed.db.collection<Person>('people').insertOne(person);
  await feed.db.collection<Follow>('follows').insertMany(follows);
  const timelines = feed.db.collection<Timeline>('timelines');
  await timelines.insertMany(ids.map((_id) => ({ _id, entries: older, activeAt: createdAt })));
}

it('brings an acknowledged post to every follower though the service is killed while it does', async () => {
  const author = await feed.person();
  await seedFollowers(author.id);
  const grpc = await freePort();
  const first = await startProcess(grpc);
  const client = new FeedServiceClient(`127.0.0.1:${grpc}`);
  const { post } = await client.createPost({ content: 'acknowledged' }, author.as);
  client.close();
  const entry = writeEntry(postEntry(present(post).id, author.id));
  const timelines: Collection<Timeline> = feed.db.collection('timelines');
  const reached = () => timelines.countDocuments({ entries: entry, _id: { $ne: author.id } });
  await untilTrue(async () => (await reached()) > 0, PATIENCE);
  await kill(first);
  const atKill = await reached();
  expect(atKill).toBeGreaterThan(0);
  expect(atKill).toBeLessThan(FOLLOWERS);
  await startProcess(grpc);
  await untilTrue(async () => (await reached()) === FOLLOWERS, PATIENCE);
  await untilTrue(async () => (await feed.stored('fan_outs').countDocuments()) === 0, PATIENCE);
  const sizes = await timelines.distinct('entries.0', { _id: { $ne: author.id } });
  expect(sizes).toEqual([entry]);
  expect(await timelines.countDocuments({ entries: { $size: OLDER + 1 } })).toBe(FOLLOWERS);
}, 240_000);
