import { PARTITIONS, partitionOf } from '@my-girok/nest-common';
import { decodeEvent } from '@my-girok/proto';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuthFixture, address, cookie, present, refusal } from './auth-service.fixture.js';
import { publishedOf, unseal } from './auth-stream.js';

let auth: AuthFixture;
let nats: NatsConnection;
beforeAll(async () => {
  auth = await AuthFixture.start();
  nats = await connect({ servers: auth.config.NATS_URL });
});
afterAll(async () => {
  await nats?.close();
  await auth?.stop();
});

const published = (type: string, aggregateId: string, expected: number) =>
  publishedOf(nats, type, aggregateId, expected);

describe('user.created', () => {
  it('is published once, in a CloudEvents envelope, with the address sealed by the person’s own key', async () => {
    const email = `Min.Seo+${Date.now()}@Example.com`;
    const { user } = await auth.register({ email, name: '김민서', locale: 'ko' });
    const [message, ...more] = await published('user.created', user.id, 1);
    const { header, data, subject } = present(message);
    expect(more).toEqual([]);
    expect(partitionOf(user.id)).toBeLessThan(PARTITIONS);
    expect(subject).toBe(`user.created.${partitionOf(user.id)}`);
    expect(Object.fromEntries(header.keys().map((key) => [key, header.get(key)]))).toMatchObject({
      'ce-specversion': '1.0',
      'ce-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'ce-type': 'user.created',
      'ce-source': '/auth-service',
      'ce-subject': user.id,
      'ce-aggregateversion': '1',
      'ce-time': expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-\d\d$/),
      'Nats-Msg-Id': header.get('ce-id'),
    });
    const text = new TextDecoder().decode(data);
    const event = JSON.parse(text);
    expect(event).toEqual({
      userId: user.id,
      email: expect.any(String),
      name: '김민서',
      locale: 'ko',
      timestamp: present(user.createdAt).toISOString(),
    });
    expect(text.toLowerCase()).not.toContain('example.com');
    expect(await unseal(auth, user.id, event.email)).toBe(email);
  });

  it('is not published for a registration that was refused', async () => {
    const email = address();
    const { user } = await auth.register({ email });
    const call = auth.client.register(
      { email, password: 'another good passphrase', name: 'x', locale: 'en', sessionHash: cookie() },
      await auth.bff(),
    );
    expect(await refusal(call)).toMatchObject({ code: 'AUTH_EMAIL_TAKEN' });
    await published('user.created', user.id, 1);
    const rows = await auth.db
      .withTables<{ outbox: { type: string; data: string } }>()
      .selectFrom('outbox')
      .select('data')
      .where('type', '=', 'user.created')
      .execute();
    expect(rows).toHaveLength((await auth.db.selectFrom('accounts').select('id').execute()).length);
  });
});

describe('session.created', () => {
  it('says whether the person signed in on such a device before; an ended session counts, the first is no new one', async () => {
    const email = address();
    const linux = { browser: 'Firefox', system: 'Linux' };
    const first = await auth.register({ email, device: linux });
    const again = await auth.login(email, { device: linux });
    await auth.client.logout({}, auth.person(first.tokens));
    await auth.client.logout({}, auth.person(again));
    const sessions = [
      [first.tokens.sessionId, false],
      [again.sessionId, false],
      [(await auth.login(email, { device: linux })).sessionId, false],
      [(await auth.login(email, { device: { browser: 'Safari', system: 'iOS' } })).sessionId, true],
      [(await auth.login(email, { device: { browser: 'Safari', system: 'iOS' } })).sessionId, false],
      [(await auth.login(email, { device: { browser: 'Firefox', system: 'Windows' } })).sessionId, true],
    ] as const;
    for (const [sessionId, newDevice] of sessions) {
      const [message, ...more] = await published('session.created', sessionId, 1);
      expect(more).toEqual([]);
      expect(decodeEvent('session.created', present(message).string())).toEqual({
        sessionId,
        userId: first.user.id,
        newDevice,
        timestamp: expect.any(Date),
      });
    }
  });
});

describe('session.revoked', () => {
  it('is published with the reason and the cookie’s digest, by which the BFF finds its copy', async () => {
    const sessionHash = cookie();
    const { user, tokens } = await auth.register({ sessionHash });
    await auth.client.logout({}, auth.person(tokens));
    const [message, ...more] = await published('session.revoked', tokens.sessionId, 1);
    expect(more).toEqual([]);
    expect(present(message).header.get('ce-aggregateversion')).toBe('2');
    expect(present(message).json()).toEqual({
      sessionId: tokens.sessionId,
      userId: user.id,
      reason: 'logout',
      timestamp: expect.stringMatching(/Z$/),
      sessionHash: sessionHash.toString('base64url'),
    });
  });
});
