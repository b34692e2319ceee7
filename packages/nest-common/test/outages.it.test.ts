import { uuidv7 } from '@my-girok/nest-common';
import { engines, TestIdentity, untilTrue } from '@my-girok/nest-common/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CuttableProxy } from './cuttable-proxy.js';
import { type PostsService, startPostsService } from './posts-service.fixture.js';
import { mongodb, postgres, type StoreKind } from './posts-store.js';

/** Each database by way of a proxy, so that it can be taken away. */
const throughProxy = async (kind: StoreKind) => {
  const { POSTGRES_ADMIN_URL, MONGODB_URL } = engines();
  const proxy = await CuttableProxy.to(kind === postgres ? POSTGRES_ADMIN_URL : MONGODB_URL);
  const url = new URL(proxy.url);
  // Discovery would lead the driver around the proxy.
  if (kind === mongodb) url.searchParams.set('directConnection', 'true');
  return { proxy, database: await kind.open(url.href) };
};

describe.each([postgres, mongodb])('events over $name', (kind) => {
  let identity: TestIdentity;
  let database: Awaited<ReturnType<typeof kind.open>>;
  let nats: CuttableProxy;
  let proxy: CuttableProxy;
  let service: PostsService;
  const name = `outages-${kind.name.toLowerCase()}`;
  const effectsOf = async (postId: string) => (await service.store.effects()).filter((text) => text.startsWith(postId));

  beforeAll(async () => {
    identity = await TestIdentity.start([name]);
    ({ proxy, database } = await throughProxy(kind));
    nats = await CuttableProxy.to(engines().NATS_URL);
    service = await startPostsService(identity, database, { name, env: { NATS_URL: nats.url } });
  });

  afterAll(async () => {
    await nats?.mend();
    await service?.stop();
    await nats?.cut();
    await database?.drop();
    await proxy?.cut();
    await identity?.stop();
  });

  it('written while NATS is away are published in order when it is back, and readiness says so meanwhile', async () => {
    const id = uuidv7();
    await nats.cut();
    for (let n = 0; n < 3; n += 1) await service.store.emit(id);
    await untilTrue(async () => (await fetch(`${service.httpUrl}/readyz`)).status === 503);
    expect(await service.store.unsent()).toBe(3);
    await nats.mend();
    await untilTrue(async () => (await effectsOf(id)).length === 3, { timeoutMs: 20_000 });
    expect(await effectsOf(id)).toEqual([`${id} v1`, `${id} v2`, `${id} v3`]);
    await untilTrue(async () => (await fetch(`${service.httpUrl}/readyz`)).status === 200, { timeoutMs: 10_000 });
  }, 60_000);

  it('are applied once although NATS goes away again and again while they flow', async () => {
    const ids = Array.from({ length: 40 }, () => uuidv7());
    const cuts = (async () => {
      for (let n = 0; n < 3; n += 1) {
        await new Promise((resolve) => setTimeout(resolve, 300));
        await nats.cut();
        await new Promise((resolve) => setTimeout(resolve, 150));
        await nats.mend();
      }
    })();
    for (const id of ids) await service.store.emit(id);
    await cuts;
    await untilTrue(async () => (await Promise.all(ids.map(effectsOf))).every((found) => found.length === 1), {
      timeoutMs: 40_000,
      everyMs: 200,
    });
    const effects = await service.store.effects();
    expect(effects).toHaveLength(new Set(effects).size);
  }, 60_000);

  it('go on after the database was away, which readiness says meanwhile', async () => {
    const [before, after] = [uuidv7(), uuidv7()];
    await service.store.emit(before);
    await proxy.cut();
    await untilTrue(async () => (await fetch(`${service.httpUrl}/readyz`)).status === 503);
    await expect(service.store.emit(uuidv7())).rejects.toThrow();
    await proxy.mend();
    await untilTrue(() => service.store.emit(after).then(() => true));
    await untilTrue(async () => (await effectsOf(before)).length === 1 && (await effectsOf(after)).length === 1, {
      timeoutMs: 20_000,
    });
  }, 60_000);
});
