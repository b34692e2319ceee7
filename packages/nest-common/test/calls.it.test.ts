import { randomUUID } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import { TestIdentity, untilTrue } from '@my-girok/nest-common/testing';
import { HealthClient } from '@my-girok/proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostsService, plainClient, startPostsService } from './posts-service.fixture.js';
import { postgres } from './posts-store.js';

describe('a gRPC method behind JwtAuthGuard', () => {
  let identity: TestIdentity;
  let database: Awaited<ReturnType<typeof postgres.open>>;
  let service: PostsService;
  let feed: ReturnType<typeof plainClient>;
  const userId = randomUUID();

  beforeAll(async () => {
    identity = await TestIdentity.start();
    database = await postgres.open();
    service = await startPostsService(identity, database);
    feed = plainClient(service);
  });

  afterAll(async () => {
    feed?.close();
    await service?.stop();
    await database?.drop();
    await identity?.stop();
  });

  it('serves a person who bears a good token, with dates as Date', async () => {
    const { posts } = await feed.getTimeline({ userId, limit: 20 }, { as: await identity.personToken(userId) });
    expect(posts[0]).toMatchObject({ id: userId, createdAt: new Date(0) });
    expect(posts[0]?.content).toMatch(/^person 20 [0-9a-f]{32}$/);
  });

  it('serves a service that the method names', async () => {
    const { posts } = await feed.getTimeline(
      { userId },
      { as: await identity.serviceToken('graphql-bff', 'feed-service') },
    );
    expect(posts[0]?.content).toMatch(/^service 0 /);
  });

  it('refuses a service that the method does not name', async () => {
    const call = feed.getTimeline({ userId }, { as: await identity.serviceToken('personal-service', 'feed-service') });
    await expect(call).rejects.toMatchObject({ code: status.PERMISSION_DENIED });
  });

  it('refuses a service where only persons may call', async () => {
    const call = feed.createPost({ content: 'hi' }, { as: await identity.serviceToken('graphql-bff', 'feed-service') });
    await expect(call).rejects.toMatchObject({ code: status.PERMISSION_DENIED });
  });

  it.each([
    ['no token', async () => undefined],
    ['nonsense', async () => 'a.b.c'],
    ['an expired token', (keys: TestIdentity) => keys.personToken(userId, { expiresIn: '-1m' })],
    ['a service token for another audience', (keys: TestIdentity) => keys.serviceToken('graphql-bff', 'auth-service')],
  ])('refuses %s with UNAUTHENTICATED', async (_what, token) => {
    const as = await token(identity);
    await expect(feed.getTimeline({ userId }, { as })).rejects.toMatchObject({ code: status.UNAUTHENTICATED });
  });

  it('refuses the token of keys that are not ours', async () => {
    const stranger = await TestIdentity.start();
    try {
      const as = await stranger.personToken(userId);
      await expect(feed.getTimeline({ userId }, { as })).rejects.toMatchObject({ code: status.UNAUTHENTICATED });
      const service = await stranger.serviceToken('graphql-bff', 'feed-service');
      await expect(feed.getTimeline({ userId }, { as: service })).rejects.toMatchObject({
        code: status.UNAUTHENTICATED,
      });
    } finally {
      await stranger.stop();
    }
  });

  it('sends a domain error as its status with code, kind and field in metadata', async () => {
    const error = await feed
      .likePost({ postId: 'missing' }, { as: await identity.personToken(userId) })
      .catch((e) => e);
    expect(error).toMatchObject({ code: status.NOT_FOUND, details: 'There is no such post' });
    expect(error.metadata.getMap()).toMatchObject({
      'error-code': 'FEED_POST_NOT_FOUND',
      'error-kind': 'not_found',
      'error-field': 'postId',
    });
  });

  it('masks any other error as INTERNAL', async () => {
    const error = await feed.likePost({ postId: 'boom' }, { as: await identity.personToken(userId) }).catch((e) => e);
    expect(error).toMatchObject({ code: status.INTERNAL });
    expect(JSON.stringify(error)).not.toContain('kim@');
    expect(error.metadata.get('error-code')).toEqual(['COMMON_INTERNAL']);
  });

  it('answers UNIMPLEMENTED for an rpc that has no handler', async () => {
    const call = feed.follow({ userId }, { as: await identity.personToken(userId) });
    await expect(call).rejects.toMatchObject({ code: status.UNIMPLEMENTED });
  });

  it('tells the handler of a cancelled call', async () => {
    const abort = new AbortController();
    const call = feed.likePost({ postId: 'slow' }, { as: await identity.personToken(userId), signal: abort.signal });
    setTimeout(() => abort.abort(new Error('left')), 200);
    await expect(call).rejects.toThrow('left');
    await untilTrue(() => service.behaviour.cancelled > 0);
  });

  it('is ready, healthy over gRPC, and measured', async () => {
    await untilTrue(async () => (await fetch(`${service.httpUrl}/readyz`)).ok);
    expect(await (await fetch(`${service.httpUrl}/readyz`)).json()).toMatchObject({
      status: 'ready',
      checks: { postgresql: 'up', nats: 'up' },
    });
    expect((await fetch(`${service.httpUrl}/healthz`)).status).toBe(200);
    const health = new HealthClient(service.grpcAddress);
    expect(await health.check({})).toEqual({ status: 1 });
    expect(await health.check({ service: 'feed.v1.FeedService' })).toEqual({ status: 1 });
    await expect(health.check({ service: 'x' })).rejects.toMatchObject({ code: status.NOT_FOUND });
    health.close();
    const metrics = await (await fetch(`${service.httpUrl}/metrics`)).text();
    expect(metrics).toMatch(
      /rpc_server_duration\w*_count\{[^}]*rpc_method="GetTimeline"[^}]*rpc_grpc_status_code="OK"/,
    );
    expect(metrics).toContain('outbox_waiting');
    expect(metrics).toContain('messaging_consumer_lag');
    expect(metrics).toContain('nodejs_eventloop_delay_p99');
  });
});
