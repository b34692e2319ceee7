import { untilTrue } from '@my-girok/nest-common/testing';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GatewayFixture, type Node, ORIGIN } from './ws-gateway.fixture.js';

let gateway: GatewayFixture;
let node: Node;
beforeAll(async () => {
  gateway = await GatewayFixture.start();
  node = await gateway.node({ LIMIT_SOCKETS_PER_SESSION: '2', LIMIT_SOCKETS_PER_PERSON: '3' });
});
afterAll(() => gateway?.stop());

const refusedWith = (code: string) => ({ message: code, data: expect.objectContaining({ code }) });

describe('a ticket', () => {
  it('lets its person in once', async () => {
    const ticket = await gateway.ticket(gateway.person(), '/notifications');
    const first = node.open('/notifications', { ticket });
    await untilTrue(() => first.socket.connected);
    const second = node.open('/notifications', { ticket });
    expect(await gateway.refusal(second)).toMatchObject(refusedWith('WS_TICKET_INVALID'));
  });

  it('lets nobody into another namespace, and is used up by the attempt', async () => {
    const ticket = await gateway.ticket(gateway.person(), '/chat');
    expect(await gateway.refusal(node.open('/notifications', { ticket }))).toMatchObject(
      refusedWith('WS_TICKET_INVALID'),
    );
    expect(await gateway.refusal(node.open('/chat', { ticket }))).toMatchObject(refusedWith('WS_TICKET_INVALID'));
  });

  it.each([[undefined], [''], ['x'.repeat(43)], ['x'.repeat(44)], [7], [{ $ne: null }]])(
    'is refused where it is none of ours: %j',
    async (ticket) => {
      expect(await gateway.refusal(node.open('/feed', { ticket }))).toMatchObject(refusedWith('WS_TICKET_INVALID'));
    },
  );

  it('is not used up by positions that are none', async () => {
    const ticket = await gateway.ticket(gateway.person(), '/feed');
    const position = { channel: 'feed:x', epoch: 'e', seq: 1 };
    for (const positions of [
      'all',
      [{ ...position, seq: -1 }],
      [{ ...position, channel: 'x'.repeat(121) }],
      [position, position],
      Array.from({ length: 521 }, (_, seq) => ({ ...position, channel: `feed:${seq}` })),
    ])
      expect(await gateway.refusal(node.open('/feed', { ticket, positions }))).toMatchObject(
        refusedWith('WS_POSITIONS_INVALID'),
      );
    const good = node.open('/feed', { ticket, positions: [position] });
    await untilTrue(() => good.named('recovered').some(({ recovered }) => recovered === false));
  });
});

describe('a session', () => {
  it('is refused once revoked, by the event', async () => {
    const person = gateway.person();
    await gateway.revoke(person);
    await untilTrue(async () => {
      const client = node.open('/feed', { ticket: await gateway.ticket(person, '/feed') });
      return (await gateway.refusal(client)).data?.code === 'WS_SIGNED_OUT';
    });
  });

  it('is refused once revoked, by the mark that graphql-bff left', async () => {
    const person = gateway.person();
    await gateway.valkey.hset(`bff:session:${person.sessionHash}`, 'revoked', '1');
    const client = node.open('/feed', { ticket: await gateway.ticket(person, '/feed') });
    expect(await gateway.refusal(client)).toMatchObject(refusedWith('WS_SIGNED_OUT'));
  });

  it('has so many sockets, and its person so many', async () => {
    const person = gateway.person();
    await gateway.connect(node, '/feed', person);
    const last = await gateway.connect(node, '/notifications', person);
    const more = async (who: typeof person) =>
      gateway.refusal(node.open('/feed', { ticket: await gateway.ticket(who, '/feed') }));
    expect(await more(person)).toMatchObject(refusedWith('WS_TOO_MANY_SOCKETS'));
    const otherSession = gateway.person(person.userId);
    await gateway.connect(node, '/feed', otherSession);
    expect(await more(otherSession)).toMatchObject(refusedWith('WS_TOO_MANY_SOCKETS'));
    last.socket.disconnect();
    await untilTrue(async () =>
      gateway.connect(node, '/feed', otherSession).then(
        () => true,
        () => false,
      ),
    );
  });
});

describe('an origin', () => {
  it('that is not ours cannot connect, by either transport, and its ticket stays', async () => {
    const ticket = await gateway.ticket(gateway.person(), '/feed');
    for (const transport of ['websocket', 'polling']) {
      const socket = io(`${node.url}/feed`, {
        auth: { ticket },
        forceNew: true,
        reconnection: false,
        transports: [transport],
        extraHeaders: { origin: 'https://elsewhere.example' },
      });
      await new Promise((resolve, reject) => {
        socket.once('connect', () => reject(new Error('It was let in')));
        socket.once('connect_error', resolve);
      });
      socket.disconnect();
    }
    const refused = await fetch(`${node.url}/socket.io/?EIO=4&transport=polling`, {
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ message: 'WS_ORIGIN_REFUSED' });
    expect(refused.headers.get('access-control-allow-origin')).not.toBe('https://elsewhere.example');
    const ours = node.open('/feed', { ticket });
    await untilTrue(() => ours.socket.connected);
  });

  it('that is ours may also poll, and one who sends none is let in', async () => {
    const answer = await fetch(`${node.url}/socket.io/?EIO=4&transport=polling`, { headers: { origin: ORIGIN } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect((await fetch(`${node.url}/socket.io/?EIO=4&transport=polling`)).status).toBe(200);
  });
});

describe('a connection', () => {
  it('is for our namespaces: the root is nobody’s', async () => {
    const ticket = await gateway.ticket(gateway.person(), '/');
    expect(await gateway.refusal(node.open('/', { ticket }))).toMatchObject(refusedWith('WS_TICKET_INVALID'));
    expect((await gateway.refusal(node.open('/elsewhere', { ticket }))).message).toBe('Invalid namespace');
  });

  it('ends with its last socket, not before', async () => {
    const person = gateway.person();
    const feed = await gateway.connect(node, '/feed', person);
    const ticket = await gateway.ticket(person, '/notifications');
    const manager = feed.socket.io;
    const inbox = manager.socket('/notifications', { auth: { ticket } });
    await untilTrue(() => inbox.connected);
    const sockets = async () => (await node.metrics()).match(/^ws_sockets\{.*\} \d+/gm)?.join() ?? '';
    const before = await sockets();
    // As a client leaves a namespace that keeps the connection to itself.
    const leave = { type: 1, nsp: '/feed' };
    (manager as unknown as { _packet(packet: object): void })._packet(leave);
    await untilTrue(async () => (await sockets()) !== before);
    expect(inbox.connected).toBe(true);
    (manager as unknown as { _packet(packet: object): void })._packet({ ...leave, nsp: '/notifications' });
    await untilTrue(() => manager.engine.readyState === 'closed');
  });
});

it('refuses with WS_UNAVAILABLE while nobody can tell whether a session lives', async () => {
  const own = await gateway.node({ NATS_URL: 'nats://127.0.0.1:1' });
  const person = gateway.person();
  gateway.services.away.add('auth');
  const refused = own.open('/feed', { ticket: await gateway.ticket(person, '/feed') });
  expect(await gateway.refusal(refused)).toMatchObject(refusedWith('WS_UNAVAILABLE'));
  gateway.services.away.delete('auth');
  await untilTrue(async () =>
    gateway.connect(own, '/feed', person).then(
      () => true,
      () => false,
    ),
  );
  gateway.services.ended.add(person.sessionId);
  const ended = own.open('/feed', { ticket: await gateway.ticket(person, '/feed') });
  expect(await gateway.refusal(ended)).toMatchObject(refusedWith('WS_SIGNED_OUT'));
});

it('refuses attempts that come too often from one address, and tells when to come again', async () => {
  const own = await gateway.node({ LIMIT_ATTEMPTS_BURST: '5', LIMIT_ATTEMPTS_PER_SECOND: '1' });
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => fetch(`${own.url}/socket.io/?EIO=4&transport=polling`)),
  );
  expect(answers.filter(({ status }) => status === 200).length).toBeLessThan(10);
  const refused = answers.find(({ status }) => status === 403);
  expect(await refused?.json()).toMatchObject({ message: 'WS_TOO_MANY_ATTEMPTS' });
});
