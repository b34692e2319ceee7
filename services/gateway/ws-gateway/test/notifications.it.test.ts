import { untilTrue } from '@my-girok/nest-common/testing';
import { notificationV1 } from '@my-girok/proto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GatewayFixture, type Node } from './ws-gateway.fixture.js';

let gateway: GatewayFixture;
let node: Node;
beforeAll(async () => {
  gateway = await GatewayFixture.start();
  node = await gateway.node();
});
afterAll(() => gateway?.stop());

const kind = notificationV1.NotificationKind.NOTIFICATION_KIND_LIKE;
const subjectKind = notificationV1.SubjectKind.SUBJECT_KIND_POST;

it('gives an inbox to all sockets of its person as it changes, with what is unread, and to nobody else', async () => {
  const [ann, ben] = gateway.people();
  const [phone, desk, forBen] = [
    await gateway.connect(node, '/notifications', ann),
    await gateway.connect(node, '/notifications', ann),
    await gateway.connect(node, '/notifications', ben),
  ];
  const channel = `notifications:${ann.userId}`;
  for (const client of [phone, desk]) await client.hears(channel);
  await forBen.hears(`notifications:${ben.userId}`);
  await gateway.notify(ann, { kind, subjectKind, subjectId: 'post', actorIds: ['b'] });
  await gateway.publish('notification.read', {
    userId: ann.userId,
    epoch: gateway.services.inbox(ann.userId).epoch,
    seq: 2,
    change: { notificationIds: ['n'], until: undefined },
    unreadCount: 0,
  });
  for (const client of [phone, desk]) {
    await untilTrue(() => client.data('notifications.unread').length === 3);
    expect(client.numbered(channel)).toEqual([
      ['notification.created', 1],
      ['notification.read', 2],
    ]);
    expect(client.data('notification.created')).toMatchObject([
      { notification: { kind: 'like', subject: { kind: 'post', id: 'post' }, actorIds: ['b'], read: false } },
    ]);
    expect(client.data('notification.read')).toEqual([{ ids: ['n'], until: null }]);
    expect(client.data('notifications.unread')).toEqual([{ count: 0 }, { count: 1 }, { count: 0 }]);
  }
  expect(forBen.numbered(channel)).toEqual([]);
});

it('gives again what came while a socket was away, on another node too', async () => {
  const ann = gateway.person();
  const channel = `notifications:${ann.userId}`;
  const first = await gateway.connect(node, '/notifications', ann);
  await first.hears(channel);
  await gateway.notify(ann, { kind });
  await untilTrue(() => first.numbered(channel).length === 1);
  first.socket.disconnect();
  await gateway.notify(ann, { kind });
  const position = { channel, epoch: gateway.services.inbox(ann.userId).epoch, seq: 1 };
  for (const at of [node, await gateway.node()]) {
    const again = await gateway.connect(at, '/notifications', ann, [position]);
    await again.hears(channel);
    expect(again.numbered(channel)).toEqual([['notification.created', 2]]);
    expect(again.named('recovered')).toEqual([{ ...position, seq: 2, recovered: true }]);
    await untilTrue(() => again.data('notifications.unread').length === 1);
    expect(again.data('notifications.unread')).toEqual([{ count: 2 }]);
  }
});

it('sends a socket away that cannot be served, to come back in a while', async () => {
  gateway.services.away.add('notification');
  const client = await gateway.connect(node, '/notifications', gateway.person());
  await untilTrue(() => !client.socket.connected, { timeoutMs: 20_000 });
  gateway.services.away.delete('notification');
  expect(client.named('closing')).toEqual([{ code: 'WS_UNAVAILABLE', reconnectInMs: expect.any(Number) }]);
});
