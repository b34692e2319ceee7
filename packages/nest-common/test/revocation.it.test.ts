import { randomUUID } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import { NatsPublisher } from '@my-girok/nest-common';
import { engines, freePort, TestIdentity, untilTrue } from '@my-girok/nest-common/testing';
import type { FeedServiceClient } from '@my-girok/proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CuttableProxy } from './cuttable-proxy.js';
import { type PostsService, plainClient, startPostsService } from './posts-service.fixture.js';
import { postgres } from './posts-store.js';

describe('a revoked session', () => {
  let identity: TestIdentity;
  let database: Awaited<ReturnType<typeof postgres.open>>;
  let nats: CuttableProxy;
  /** Revokes; its NATS is always there. It also answers ValidateToken. */
  let auth: PostsService;
  /** Serves; its NATS can be cut. */
  let service: PostsService;
  let feed: FeedServiceClient;
  const userId = randomUUID();

  const revoke = (sessionId: string) =>
    auth.app
      .get(NatsPublisher)
      .publish('session.revoked', { sessionId, userId, reason: 'logout', timestamp: new Date() });
  const signIn = async (sessionId = randomUUID()) => ({
    sessionId,
    as: await identity.personToken(userId, { sessionId }),
  });
  const isServed = (as: string) =>
    feed.getTimeline({ userId }, { as }).then(
      () => true,
      (error: { code: number }) => error.code !== status.UNAUTHENTICATED && Promise.reject(error),
    );

  beforeAll(async () => {
    identity = await TestIdentity.start();
    database = await postgres.open();
    nats = await CuttableProxy.to(engines().NATS_URL);
    auth = await startPostsService(identity, database, { name: 'auth-service' });
    service = await startPostsService(identity, database, {
      env: { NATS_URL: nats.url, AUTH_GRPC_ADDRESS: auth.grpcAddress },
    });
    feed = plainClient(service);
  });

  afterAll(async () => {
    feed?.close();
    await service?.stop();
    await auth?.stop();
    await nats?.cut();
    await database?.drop();
    await identity?.stop();
  });

  it('is refused everywhere without asking auth-service, and others are not', async () => {
    const [revoked, other] = [await signIn(), await signIn()];
    expect(await isServed(revoked.as)).toBe(true);
    await revoke(revoked.sessionId);
    await untilTrue(async () => !(await isServed(revoked.as)), { everyMs: 5 });
    expect(await isServed(other.as)).toBe(true);
    expect(auth.behaviour.validations).toBe(0);
  });

  it('is refused by a process that starts after it was revoked', async () => {
    const { sessionId, as } = await signIn();
    await revoke(sessionId);
    const late = await startPostsService(identity, database);
    const client = plainClient(late);
    await expect(client.getTimeline({ userId }, { as })).rejects.toMatchObject({ code: status.UNAUTHENTICATED });
    client.close();
    await late.stop();
  });

  it('is refused by asking auth-service while NATS is away, and by the list when NATS is back', async () => {
    const { sessionId, as } = await signIn();
    await nats.cut();
    await revoke(sessionId);
    auth.behaviour.tokensAreValid = false;
    await untilTrue(async () => !(await isServed(as)), { timeoutMs: 4000 });
    expect(auth.behaviour.validations).toBeGreaterThan(0);
    auth.behaviour.tokensAreValid = true;
    expect(await isServed((await signIn()).as)).toBe(true);
    await nats.mend();
    await untilTrue(async () => !(await isServed(as)), { timeoutMs: 10_000 });
  }, 40_000);

  it('cannot slip through while NATS and auth-service are both away: everybody is refused with UNAVAILABLE', async () => {
    const alone = await startPostsService(identity, database, {
      env: { NATS_URL: nats.url, AUTH_GRPC_ADDRESS: `127.0.0.1:${await freePort()}` },
    });
    const client = plainClient(alone);
    const { as } = await signIn();
    expect((await client.getTimeline({ userId }, { as })).posts).toHaveLength(1);
    await nats.cut();
    const error = await untilTrue(
      () =>
        client.getTimeline({ userId }, { as }).then(
          () => undefined,
          (e: { code: number }) => e,
        ),
      { timeoutMs: 9000 },
    );
    expect(error.code).toBe(status.UNAVAILABLE);
    await nats.mend();
    await untilTrue(() => client.getTimeline({ userId }, { as }), { timeoutMs: 10_000 });
    client.close();
    await alone.stop();
  }, 40_000);
});
