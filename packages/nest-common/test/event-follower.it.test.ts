import { randomUUID } from 'node:crypto';
import { EventFollower, Nats, NatsPublisher } from '@my-girok/nest-common';
import { engines, TestIdentity, untilTrue } from '@my-girok/nest-common/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CuttableProxy } from './cuttable-proxy.js';
import { type PostsService, startPostsService } from './posts-service.fixture.js';
import { postgres } from './posts-store.js';

let identity: TestIdentity;
let database: Awaited<ReturnType<typeof postgres.open>>;
let nats: CuttableProxy;
/** Publishes; its NATS is always there. */
let publisher: PostsService;
/** Follows; its NATS can be cut. */
let follower: PostsService;

beforeAll(async () => {
  identity = await TestIdentity.start();
  database = await postgres.open();
  nats = await CuttableProxy.to(engines().NATS_URL);
  publisher = await startPostsService(identity, database);
  follower = await startPostsService(identity, database, { env: { NATS_URL: nats.url } });
});

afterAll(async () => {
  await follower?.stop();
  await publisher?.stop();
  await nats?.cut();
  await database?.drop();
  await identity?.stop();
});

/** Tells of a marker of this membership; the follower sees those of other tests too. */
const tell = (roomId: string, messageSeq: number) =>
  publisher.app.get(NatsPublisher).publish('message.delivered', {
    membershipId: `${roomId}:somebody`,
    roomId,
    messageSeq,
    timestamp: new Date(),
  });

it('goes on behind what it saw last: over gaps nothing is missed and nothing comes twice', async () => {
  const roomId = randomUUID();
  const seen: number[] = [];
  let lost = 0;
  const following = follower.app.get(EventFollower).follow({
    types: ['message.delivered'],
    // Further back than the whole test: beginning there again would repeat everything.
    sinceMs: 600_000,
    resume: { onLost: () => lost++ },
    onEvent: ({ data }) => data.roomId === roomId && seen.push(data.messageSeq),
  });
  await following.whenCurrent();
  let sent = 0;
  for (let gap = 0; gap < 3; gap++) {
    await tell(roomId, ++sent);
    await untilTrue(() => seen.length === sent);
    await nats.cut();
    await untilTrue(() => !follower.app.get(Nats).isUp);
    await tell(roomId, ++sent);
    await tell(roomId, ++sent);
    await nats.mend();
    await untilTrue(() => seen.length === sent, { timeoutMs: 20_000 });
  }
  await following.stop();
  expect(seen).toEqual(Array.from({ length: sent }, (_, index) => index + 1));
  expect(lost).toBe(0);
});
