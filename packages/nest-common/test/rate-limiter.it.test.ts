import { randomUUID } from 'node:crypto';
import {
  CommonModule,
  commonConfig,
  configureApp,
  createApp,
  loadConfig,
  RateLimiter,
  Valkey,
  ValkeyModule,
} from '@my-girok/nest-common';
import { engines, freePort, TestIdentity, untilTrue } from '@my-girok/nest-common/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CuttableProxy } from './cuttable-proxy.js';

async function start(identity: TestIdentity, valkeyUrl: string) {
  const config = loadConfig('test-service', commonConfig, identity.env('test-service'));
  const app = await createApp({
    module: class AppModule {},
    imports: [CommonModule.forRoot({ serviceName: 'test-service', config }), ValkeyModule.forRoot({ url: valkeyUrl })],
  });
  const port = await freePort();
  await configureApp(app, { serviceName: 'Limits', http: { port }, signals: false });
  return { app, limiter: app.get(RateLimiter), valkey: app.get(Valkey), url: `http://127.0.0.1:${port}` };
}

describe('RateLimiter', () => {
  let identity: TestIdentity;
  let proxy: CuttableProxy;
  let first: Awaited<ReturnType<typeof start>>;
  let second: Awaited<ReturnType<typeof start>>;

  beforeAll(async () => {
    identity = await TestIdentity.start(['test-service']);
    proxy = await CuttableProxy.to(engines().VALKEY_URL);
    first = await start(identity, proxy.url);
    second = await start(identity, engines().VALKEY_URL);
  });

  afterAll(async () => {
    await first?.app.close();
    await second?.app.close();
    await proxy?.cut();
    await identity?.stop();
  });

  it('shares one allowance between processes and says when to come back', async () => {
    const key = randomUUID();
    const limit = { points: 3, seconds: 60 };
    await first.limiter.consume(key, limit);
    await second.limiter.consume(key, limit);
    await first.limiter.consume(key, limit);
    const error = await second.limiter.consume(key, limit).catch((e: unknown) => e);
    expect(error).toMatchObject({ kind: 'rate_limited', code: 'COMMON_RATE_LIMITED' });
    const { retryAfterSeconds } = (error as { details: { retryAfterSeconds: number } }).details;
    expect(retryAfterSeconds).toBeGreaterThan(50);
    expect(retryAfterSeconds).toBeLessThanOrEqual(60);
  });

  it('allows again when the window is over', async () => {
    const key = randomUUID();
    await first.limiter.consume(key, { points: 1, seconds: 1 });
    await expect(first.limiter.consume(key, { points: 1, seconds: 1 })).rejects.toMatchObject({ kind: 'rate_limited' });
    await untilTrue(() => first.limiter.consume(key, { points: 1, seconds: 1 }).then(() => true), { everyMs: 100 });
  });

  it('keeps limiting from memory while Valkey is away, without hanging', async () => {
    await proxy.cut();
    const key = randomUUID();
    const limit = { points: 2, seconds: 60 };
    await first.limiter.consume(key, limit);
    await first.limiter.consume(key, limit);
    await expect(first.limiter.consume(key, limit)).rejects.toMatchObject({ code: 'COMMON_RATE_LIMITED' });
    expect((await fetch(`${first.url}/readyz`)).status).toBe(503);
    await proxy.mend();
    await untilTrue(async () => (await fetch(`${first.url}/readyz`)).status === 200);
  });
});
