import { uuidv7 } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, GatewayFixture, type Node, type Person } from './ws-gateway.fixture.js';

let gateway: GatewayFixture;
let node: Node;
beforeAll(async () => {
  gateway = await GatewayFixture.start();
  node = await gateway.node();
});
afterAll(() => gateway?.stop());

const follow = (reader: Person, author: Person) => {
  const readers = gateway.services.readers.get(author.userId) ?? new Set();
  gateway.services.readers.set(author.userId, readers.add(reader.userId));
};
const post = (author: Person, visibility = 'public') =>
  gateway.publish('post.created', { postId: uuidv7(), authorId: author.userId, visibility });
const counts = (client: Client) => client.data('posts.available').map((each) => (each as { count: number }).count);

it('tells those who would meet a post how many there are since they came, or since their page showed all', async () => {
  const [ann, ben, eve] = gateway.people();
  follow(ben, ann);
  const [forBen, forEve, forAnn] = [
    await gateway.connect(node, '/feed', ben),
    await gateway.connect(node, '/feed', eve),
    await gateway.connect(node, '/feed', ann),
  ];
  await post(ann);
  await untilTrue(() => counts(forBen).length === 1);
  const late = await gateway.connect(node, '/feed', ben);
  await late.hears(`feed:${ben.userId}`);
  await post(ann, 'self');
  await post(ann);
  await untilTrue(() => counts(forBen).length === 2 && counts(late).length === 1);
  await forBen.ask('feed.seen', null);
  await post(ann);
  await untilTrue(() => counts(forBen).length === 3 && counts(late).length === 2);
  expect(counts(forBen)).toEqual([1, 2, 1]);
  expect(counts(late)).toEqual([1, 2]);
  expect(forBen.numbered(`feed:${ben.userId}`).map(([, seq]) => seq)).toEqual([1, 2, 3]);
  expect([...counts(forEve), ...counts(forAnn)]).toEqual([]);
});

it('gives again what was missed on the same node, and refuses on another one', async () => {
  const [ann, ben] = gateway.people();
  follow(ben, ann);
  const channel = `feed:${ben.userId}`;
  const first = await gateway.connect(node, '/feed', ben);
  await first.hears(channel);
  await post(ann);
  await untilTrue(() => counts(first).length === 1);
  const [frame] = first.named('posts.available');
  first.socket.disconnect();
  await post(ann);
  const position = { channel, epoch: frame?.epoch ?? '', seq: 1 };
  const again = await gateway.connect(node, '/feed', ben, [position]);
  await untilTrue(() => counts(again).length === 1);
  expect(counts(again)).toEqual([2]);
  expect(again.named('recovered').map(({ recovered }) => recovered)).toEqual([true]);
  expect(await again.ask('recover', { positions: [{ ...position, seq: 2 }] })).toEqual({});
  expect(await again.ask('recover', { positions: 'all' })).toMatchObject({ error: { code: 'WS_INVALID_REQUEST' } });
  const elsewhere = await gateway.connect(await gateway.node(), '/feed', ben, [position]);
  await elsewhere.hears(channel);
  expect(elsewhere.named('recovered').map(({ recovered }) => recovered)).toEqual([false]);
});
