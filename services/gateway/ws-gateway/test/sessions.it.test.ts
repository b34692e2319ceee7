import { untilTrue } from '@my-girok/nest-common/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GatewayFixture, type Node } from './ws-gateway.fixture.js';

let gateway: GatewayFixture;
let here: Node;
let there: Node;
beforeAll(async () => {
  gateway = await GatewayFixture.start();
  [here, there] = [await gateway.node(), await gateway.node()];
});
afterAll(() => gateway?.stop());

describe('a revoked session', () => {
  it('has all its sockets closed, in every namespace and on every node, and told not to come back; others stay', async () => {
    const person = gateway.person();
    const other = gateway.person(person.userId);
    const closed = [
      await gateway.chat(here, person),
      await gateway.connect(here, '/notifications', person),
      await gateway.connect(there, '/feed', person),
    ];
    const stays = await gateway.connect(there, '/notifications', other);
    await gateway.revoke(person);
    await untilTrue(() => closed.every(({ socket }) => !socket.connected));
    for (const client of closed)
      expect(client.named('closing')).toEqual([{ code: 'WS_SIGNED_OUT', reconnectInMs: null }]);
    expect(stays.socket.connected).toBe(true);
  });
});

describe('the check of all sessions', () => {
  it('closes those that ended without an event', async () => {
    const node = await gateway.node({ SESSION_CHECK_MS: '300' });
    const [ended, live] = gateway.people();
    const [closed, stays] = [await gateway.connect(node, '/feed', ended), await gateway.connect(node, '/feed', live)];
    gateway.services.ended.add(ended.sessionId);
    await untilTrue(() => !closed.socket.connected);
    expect(closed.named('closing')).toEqual([{ code: 'WS_SIGNED_OUT', reconnectInMs: null }]);
    expect(stays.socket.connected).toBe(true);
  });

  it('closes those of whom nobody can tell, and lets them come back', async () => {
    const node = await gateway.node({ SESSION_CHECK_MS: '300', SESSION_PATIENCE_MS: '600' });
    const client = await gateway.connect(node, '/feed', gateway.person());
    gateway.services.away.add('auth');
    await untilTrue(() => !client.socket.connected, { timeoutMs: 20_000 });
    gateway.services.away.delete('auth');
    expect(client.named('closing')).toEqual([{ code: 'WS_SESSION_UNCHECKED', reconnectInMs: expect.any(Number) }]);
  });
});
