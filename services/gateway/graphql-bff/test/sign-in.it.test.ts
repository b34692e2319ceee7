import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BffFixture, sessionKey, untilTrue } from './bff.fixture.js';
import { PASSWORD } from './browser.js';

describe('sessions', () => {
  let fixture: BffFixture;
  let secondNode: string;
  beforeAll(async () => {
    fixture = await BffFixture.start();
    secondNode = (await fixture.another({})).address;
  }, 600_000);
  afterAll(() => fixture?.stop());

  it('registers, signs in, and signs out, with every flag on the cookie', async () => {
    const browser = fixture.browser();
    await browser.register('Ada');
    for (const flag of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Strict', 'Max-Age=', 'Expires='])
      expect(browser.setCookie).toContain(flag);
    expect(browser.setCookie).toMatch(/^__Host-Http-session_id=[\w-]{43};/);
    expect(browser.setCookie).not.toContain('Domain');
    expect(Number(/Max-Age=(\d+)/.exec(browser.setCookie ?? '')?.[1])).toBeGreaterThan(6.9 * 86_400);

    const me = await browser.ask('{ me { id email name avatar locale } }');
    expect(me.errors).toEqual([]);
    expect(me.data.me).toMatchObject({ email: browser.email, name: 'Ada', avatar: null, locale: 'en' });

    const out = await browser.ask('mutation { logout { success } }');
    expect(out.data.logout.success).toBe(true);
    expect(browser.setCookie).toContain('Max-Age=0');
    expect((await browser.ask('{ me { id } }')).data).toEqual({ me: null });

    expect((await browser.login(browser.email)).data.login.success).toBe(true);
    expect((await browser.ask('{ me { name } }')).data.me.name).toBe('Ada');
  });

  it('refuses a wrong password and a taken address with their codes', async () => {
    const browser = await fixture.person();
    const wrong = await fixture.browser().login(browser.email, `${PASSWORD}!`);
    expect(wrong.errors[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(wrong.errors[0]?.extensions.reason).toMatch(/^AUTH_/);
    expect(wrong.errors[0]?.extensions.traceId).toMatch(/^[0-9a-f]{32}$/);
    const again = await fixture
      .browser()
      .ask('mutation ($input: RegisterInput!) { register(input: $input) { success } }', {
        input: { email: browser.email, password: PASSWORD, name: 'Eve' },
      });
    expect(again.errors[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'AUTH_EMAIL_TAKEN' });
  });

  it('puts no token and no session id in any body', async () => {
    const browser = await fixture.person();
    await browser.login(browser.email);
    await browser.ask('{ me { id email name } sessions { id current browser system lastSeenAt } }');
    const stored = await fixture.stored(browser);
    for (const body of browser.bodies) {
      expect(body).not.toContain('eyJ');
      for (const secret of [stored?.accessToken, stored?.refreshToken, browser.sessionId])
        expect(body).not.toContain(secret);
    }
  });

  it('stores sessions by their hash only', async () => {
    const browser = await fixture.person();
    const keys = await fixture.valkey.keys('*');
    expect(keys.join()).not.toContain(browser.sessionId);
    expect(keys).toContain(sessionKey(browser));
  });

  it('takes a forged cookie back and treats its sender as signed out', async () => {
    for (const forged of ['x', 'A'.repeat(43)]) {
      const browser = fixture.browser();
      browser.sessionId = forged;
      const answer = await browser.ask('{ me { id } }');
      expect(answer.data).toEqual({ me: null });
      expect(answer.errors).toEqual([]);
      expect(browser.setCookie).toContain('Max-Age=0');
    }
  });

  it('renews an expired access token once for 50 requests at once', async () => {
    const browser = await fixture.person();
    const before = await fixture.stored(browser);
    await fixture.expireAccess(browser);
    const calls = await fixture.callsDuring(async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => browser.ask('{ me { id } }')));
      for (const answer of answers) expect(answer.data).toEqual({ me: { id: browser.userId } });
    });
    expect(calls.RefreshToken).toBe(1);
    expect((await fixture.stored(browser))?.generation).toBe((before?.generation ?? 0) + 1);
  });

  it('renews it once on two nodes at once', async () => {
    const browser = await fixture.person();
    const twin = fixture.browser(secondNode);
    twin.sessionId = browser.sessionId;
    const before = await fixture.stored(browser);
    await fixture.expireAccess(browser);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 ? browser : twin).ask('{ me { id } }')),
    );
    for (const answer of answers) expect(answer.data).toEqual({ me: { id: browser.userId } });
    expect((await fixture.stored(browser))?.generation).toBe((before?.generation ?? 0) + 1);
  });

  it('signs nobody out when a node died between rotation and storage', async () => {
    const browser = await fixture.person();
    const before = await fixture.valkey.hgetall(sessionKey(browser));
    await fixture.expireAccess(browser);
    const expired = await fixture.valkey.hget(sessionKey(browser), 'session');
    await browser.ask('{ me { id } }');
    const attempted = { attempt: 'unknown', attemptAt: `${Date.now() - 3_600_000}` };
    // What the dead node left: the old generation, and an attempt that nobody can repeat any more.
    await fixture.valkey.del(sessionKey(browser));
    await fixture.valkey.hset(sessionKey(browser), { ...before, session: expired ?? '', ...attempted });
    expect((await browser.ask('{ me { id } }')).data).toEqual({ me: { id: browser.userId } });
    expect((await browser.ask('{ me { id } }')).data).toEqual({ me: { id: browser.userId } });
  });

  it('signs nobody out when one node resumes the session while another one refreshes what it read before', async () => {
    const browser = await fixture.person();
    const twin = fixture.browser(secondNode);
    twin.sessionId = browser.sessionId;
    await fixture.expireAccess(browser);
    const readBefore = await fixture.valkey.hgetall(sessionKey(browser));
    await fixture.valkey.del(sessionKey(browser));
    expect((await twin.ask('{ me { id } }')).data).toEqual({ me: { id: browser.userId } });
    const resumed = await fixture.stored(browser);
    expect(resumed?.generation).toBe(2);
    // The other node goes on from the generation that is no more.
    await fixture.valkey.del(sessionKey(browser));
    await fixture.valkey.hset(sessionKey(browser), readBefore);
    const calls = await fixture.callsDuring(async () => {
      expect((await browser.ask('{ me { id } }')).data).toEqual({ me: { id: browser.userId } });
    });
    expect(calls.RefreshToken).toBe(1);
    expect(await fixture.stored(browser)).toMatchObject({ generation: 2, refreshToken: resumed?.refreshToken });
    for (const each of [browser, twin]) {
      expect((await each.ask('{ sessions { current } }')).data.sessions).toEqual([{ current: true }]);
    }
  });

  it('signs nobody out while auth-service refuses the BFF itself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'girok-key-'));
    const file = join(folder, 'stranger.jwk');
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    writeFileSync(file, JSON.stringify(privateKey.export({ format: 'jwk' })));
    const { address } = await fixture.another({ SERVICE_KEY_FILE: file });
    const browser = await fixture.person();
    const misled = fixture.browser(address);
    misled.sessionId = browser.sessionId;
    await fixture.expireAccess(browser);
    expect((await misled.ask('{ me { id } }')).errors[0]?.extensions.code).toBe('SERVICE_UNAVAILABLE');
    expect(misled.setCookie).toBeUndefined();
    expect((await browser.ask('{ me { id } }')).data).toEqual({ me: { id: browser.userId } });
    rmSync(folder, { recursive: true });
  }, 240_000);

  it('resumes sessions after Valkey lost them', async () => {
    const browser = await fixture.person();
    await fixture.valkey.flushall();
    const answers = await Promise.all(Array.from({ length: 10 }, () => browser.ask('{ me { id } }')));
    for (const answer of answers) expect(answer.data).toEqual({ me: { id: browser.userId } });
    expect(await fixture.stored(browser)).not.toBeNull();
  });

  it('refuses a revoked device as soon as the news is there, and never revives it by a refresh in flight', async () => {
    const phone = await fixture.person();
    const laptop = fixture.browser();
    await laptop.login(phone.email);
    const { sessions } = (await laptop.ask('{ sessions { id current } }')).data;
    expect(sessions).toHaveLength(2);
    const other = sessions.find((session: { current: boolean }) => !session.current);
    await fixture.expireAccess(phone);
    const inFlight = phone.ask('{ me { id } }');
    const id = phone.sessionId;
    await laptop.ask('mutation ($id: ID!) { revokeSession(sessionId: $id) { revokedSessionId } }', { id: other.id });
    await inFlight;
    await untilTrue(
      async () => {
        phone.sessionId = id;
        return (await phone.ask('{ me { id } }')).data.me === null;
      },
      { timeoutMs: 10_000, everyMs: 50 },
    );
    phone.sessionId = id;
    expect((await phone.ask('{ timeline { posts { id } } }')).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await laptop.ask('{ me { id } }')).data.me.id).toBe(phone.userId);
  });

  it('gives a socket ticket for 30 seconds, bound to the session, by its hash only', async () => {
    const browser = await fixture.person();
    const { data } = await browser.ask('mutation { socketTicket(namespace: "/feed") { ticket } }');
    expect(Buffer.from(data.socketTicket.ticket, 'base64url')).toHaveLength(32);
    const [key] = await fixture.valkey.keys('ticket:*');
    expect(key).not.toContain(data.socketTicket.ticket);
    expect(JSON.parse((await fixture.valkey.get(key ?? '')) ?? '')).toMatchObject({
      namespace: '/feed',
      userId: browser.userId,
    });
    expect(await fixture.valkey.ttl(key ?? '')).toBeLessThanOrEqual(30);
    const unknown = await browser.ask('mutation { socketTicket(namespace: "/admin") { ticket } }');
    expect(unknown.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'BFF_NAMESPACE_UNKNOWN' });
  });
});
