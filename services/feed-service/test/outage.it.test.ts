import { freePort, untilTrue } from '@my-girok/nest-common/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CuttableProxy } from './cuttable-proxy.js';
import { FeedFixture, refusal } from './feed-service.fixture.js';

let feed: FeedFixture;
let proxy: CuttableProxy;
beforeAll(async () => {
  const port = await freePort();
  feed = await FeedFixture.start({
    mongoAddress: (engine) => {
      const { hostname, port: target } = new URL(engine);
      proxy = new CuttableProxy(port, { host: hostname, port: Number(target) });
      // Listening is immediate; the driver waits for it anyway.
      void proxy.open();
      // Directly, or the driver would go round the proxy to the members that the server names.
      return `mongodb://127.0.0.1:${port}/?directConnection=true`;
    },
  });
});
afterAll(async () => {
  await feed?.stop();
  await proxy?.cut();
});

it('says COMMON_SERVICE_UNAVAILABLE while the database is away, and has lost nothing when it is back', async () => {
  const author = await feed.person();
  const post = await feed.post(author);
  await proxy.cut();
  const outage = { code: 'COMMON_SERVICE_UNAVAILABLE', kind: 'outage' };
  expect(await refusal(feed.client.getTimeline({ userId: author.id }, author.as))).toEqual(outage);
  expect(await refusal(feed.client.createPost({ content: 'lost' }, author.as))).toEqual(outage);
  expect((await fetch(`${feed.http}/readyz`)).status).toBe(503);
  await proxy.open();
  await untilTrue(async () => (await feed.timeline(author)).length === 1, { timeoutMs: 20_000 });
  const after = await feed.post(author, 'and it goes on');
  expect(await feed.timeline(author)).toEqual([after.id, post.id]);
});
