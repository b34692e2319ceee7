import { randomUUID } from 'node:crypto';
import {
  type CommonConfig,
  commonConfig,
  DomainError,
  GrpcClientFactory,
  loadConfig,
  ServiceIdentity,
  UnavailableError,
} from '@my-girok/nest-common';
import { freePort, TestIdentity, untilTrue } from '@my-girok/nest-common/testing';
import { AuthServiceClient, FeedServiceClient } from '@my-girok/proto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type PostsService, startPostsService } from './posts-service.fixture.js';
import { postgres } from './posts-store.js';

describe('a client made by GrpcClientFactory', () => {
  let identity: TestIdentity;
  let database: Awaited<ReturnType<typeof postgres.open>>;
  let service: PostsService;
  let config: CommonConfig;
  let factory: GrpcClientFactory;
  let token: string;
  const userId = randomUUID();

  const feedAt = (address: string, idempotent: ('getTimeline' | 'unlikePost')[] = []) =>
    factory.create(FeedServiceClient, { address, target: 'feed-service', deadlineMs: 2000, idempotent });

  beforeAll(async () => {
    identity = await TestIdentity.start();
    config = loadConfig('graphql-bff', commonConfig, identity.env('graphql-bff'));
    database = await postgres.open();
    service = await startPostsService(identity, database);
    service.behaviour.onward = service.grpcAddress;
    token = await identity.personToken(userId);
  });

  // A breaker lives as long as its factory: each test has its own.
  beforeEach(() => {
    factory = new GrpcClientFactory(new ServiceIdentity({ serviceName: 'graphql-bff', config }));
    return () => factory.onApplicationShutdown();
  });

  afterAll(async () => {
    await service?.stop();
    await database?.drop();
    await identity?.stop();
  });

  it("runs the architecture's two lines as they are written", async () => {
    const authClient = factory.create(AuthServiceClient, {
      address: service.grpcAddress,
      target: 'feed-service',
      deadlineMs: 2000,
    });
    const feedClient = feedAt(service.grpcAddress);
    const seed = async () => {
      const user = await authClient.getUser({ userId }, { as: token });
      const posts = await feedClient.getTimeline({ userId, limit: 20 });
      return { user, posts };
    };
    const { user, posts } = await seed();
    expect(user).toEqual({ id: userId, name: 'Kim', createdAt: new Date(0) });
    expect(posts.posts[0]?.content).toMatch(/^service 20 /);
  });

  it('rebuilds the domain error that the other service threw', async () => {
    const error = await feedAt(service.grpcAddress)
      .likePost({ postId: 'missing' }, { as: token })
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({
      kind: 'not_found',
      code: 'FEED_POST_NOT_FOUND',
      field: 'postId',
      details: { reason: '없음' },
    });
  });

  it('sends an idempotent call again when the target was away, and no other', async () => {
    const { behaviour } = service;
    behaviour.unlikeCalls = 0;
    behaviour.outages = 1;
    await feedAt(service.grpcAddress, ['unlikePost']).unlikePost({ postId: 'x' }, { as: token });
    expect(behaviour.unlikeCalls).toBe(2);
    behaviour.unlikeCalls = 0;
    behaviour.outages = 1;
    await expect(feedAt(service.grpcAddress).unlikePost({ postId: 'x' }, { as: token })).rejects.toBeInstanceOf(
      UnavailableError,
    );
    expect(behaviour.unlikeCalls).toBe(1);
  });

  it('gives up at the deadline with an UnavailableError and cancels on the server', async () => {
    const before = service.behaviour.cancelled;
    const call = feedAt(service.grpcAddress).likePost({ postId: 'slow' }, { as: token, deadlineMs: 200 });
    await expect(call).rejects.toBeInstanceOf(UnavailableError);
    await untilTrue(() => service.behaviour.cancelled > before);
  });

  it('passes on the deadline and the trace of the call that it is made within', async () => {
    const { post } = await feedAt(service.grpcAddress).likePost({ postId: 'onward' }, { as: token, deadlineMs: 1500 });
    const [outerDeadline, outerTrace, innerDeadline, innerTrace] = post?.content.split(' ') ?? [];
    expect(innerTrace).toBe(outerTrace);
    // gRPC sends what is left of a deadline, so each hop's clock adds a little; a deadline of its own would be far later.
    expect(Number(innerDeadline)).toBeLessThan(Number(outerDeadline) + 5000);
  });

  it("throws the signal's reason when aborted", async () => {
    const abort = new AbortController();
    const call = feedAt(service.grpcAddress).likePost({ postId: 'slow' }, { as: token, signal: abort.signal });
    setTimeout(() => abort.abort(new Error('left')), 50);
    await expect(call).rejects.toThrow('left');
  });

  it('fails at once after five outages, and works again soon after the target is back', async () => {
    const port = await freePort();
    const feed = feedAt(`127.0.0.1:${port}`, ['getTimeline']);
    for (let n = 0; n < 5; n += 1) {
      const outage = await feed.getTimeline({ userId }).catch((error: UnavailableError) => error);
      expect(outage).toBeInstanceOf(UnavailableError);
      expect((outage as UnavailableError).cause).toBeDefined();
    }
    // Nobody is asked while the breaker is open: its own sentence, without what the transport says of a refused connection.
    const refusal = await feed.getTimeline({ userId }).catch((error: UnavailableError) => error);
    expect(refusal).toBeInstanceOf(UnavailableError);
    expect((refusal as UnavailableError).cause).toBeUndefined();
    expect(await factory.isServing(`127.0.0.1:${port}`)).toBe(false);
    const late = await startPostsService(identity, database, { grpcPort: port });
    try {
      await untilTrue(() => feed.getTimeline({ userId }), { timeoutMs: 5000 });
      expect(await factory.isServing(`127.0.0.1:${port}`)).toBe(true);
    } finally {
      await late.stop();
    }
  });

  it('never opens the breaker for domain errors', async () => {
    const feed = feedAt(service.grpcAddress);
    for (let n = 0; n < 20; n += 1) {
      await expect(feed.likePost({ postId: 'missing' }, { as: token })).rejects.toMatchObject({
        code: 'FEED_POST_NOT_FOUND',
      });
    }
  });
});

describe('a closing process', () => {
  it('lets the call in flight finish, takes no other, and then closes its stores', async () => {
    const identity = await TestIdentity.start();
    const database = await postgres.open();
    const service = await startPostsService(identity, database);
    const client = new FeedServiceClient(service.grpcAddress);
    const as = await identity.personToken(randomUUID());
    const inFlight = client.likePost({ postId: 'slow' }, { as });
    await untilTrue(() => service.behaviour.waiting === 1);
    const closing = service.stop();
    await untilTrue(() =>
      fetch(`${service.httpUrl}/readyz`).then(
        ({ status }) => status === 503,
        () => true,
      ),
    );
    const late = new FeedServiceClient(service.grpcAddress);
    await untilTrue(() =>
      late.likePost({ postId: 'x' }, { as }).then(
        () => false,
        () => true,
      ),
    );
    service.behaviour.release();
    expect((await inFlight).post?.id).toBe('slow');
    await closing;
    client.close();
    late.close();
    await database.drop();
    await identity.stop();
  });

  it('cuts off a call that does not finish in time', async () => {
    const identity = await TestIdentity.start();
    const database = await postgres.open();
    const service = await startPostsService(identity, database, { drainMs: 300 });
    const client = new FeedServiceClient(service.grpcAddress);
    const stuck = client.likePost({ postId: 'slow' }, { as: await identity.personToken(randomUUID()) }).catch((e) => e);
    await untilTrue(() => service.behaviour.waiting === 1);
    await service.stop();
    expect(await stuck).toBeInstanceOf(Error);
    client.close();
    await database.drop();
    await identity.stop();
  });
});
