import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BffFixture, CONTRACT_QUERY, documentIdOf, ORIGIN } from './bff.fixture.js';
import { PASSWORD } from './browser.js';

describe('requests', () => {
  let fixture: BffFixture;
  let strict: string;
  beforeAll(async () => {
    fixture = await BffFixture.start();
    strict = (
      await fixture.another({
        NODE_ENV: 'production',
        RATE_LIMIT_REGISTER_POINTS: '2',
        RATE_LIMIT_QUERY_POINTS: '30',
        RATE_LIMIT_LOGIN_ACCOUNT_POINTS: '2',
      })
    ).address;
  }, 600_000);
  afterAll(() => fixture?.stop());

  const refused = async (body: unknown, headers?: Record<string, string>, address?: string) => {
    const { status, errors, data } = await fixture.browser(address).post(body, headers);
    expect(data ?? null).toBeNull();
    return { status, code: errors[0]?.extensions.code, reason: errors[0]?.extensions.reason };
  };
  const me = { query: '{ me { id } }' };

  it('are refused without the x-csrf header, by POST and by GET', async () => {
    expect(await refused(me, {})).toEqual({ status: 403, code: 'FORBIDDEN', reason: 'BFF_CSRF_HEADER_MISSING' });
    const get = await fixture.browser().send({ method: 'GET' }, '/graphql?query=%7Bme%7Bid%7D%7D');
    expect(get.errors[0]?.extensions.reason).toBe('BFF_CSRF_HEADER_MISSING');
  });

  it('are refused from other origins, and answered with credentialed CORS to allowed ones', async () => {
    for (const origin of ['https://evil.test', 'null']) {
      const answer = await fixture.browser().post(me, { 'x-csrf': '1', origin });
      expect(answer.errors[0]?.extensions.reason).toBe('BFF_ORIGIN_REFUSED');
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
    const allowed = await fixture.browser().post(me, { 'x-csrf': '1', origin: ORIGIN });
    expect(allowed.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(allowed.headers.get('access-control-allow-credentials')).toBe('true');
    const preflight = {
      origin: ORIGIN,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-csrf',
    };
    const { status, headers } = await fixture.browser().send({ method: 'OPTIONS', headers: preflight });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-headers')).toContain('x-csrf');
  });

  it('carry no mutation by GET', async () => {
    const query = encodeURIComponent('mutation { logout { success } }');
    const { errors } = await fixture
      .browser()
      .send({ method: 'GET', headers: { 'x-csrf': '1' } }, `/graphql?query=${query}`);
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'BFF_MUTATION_BY_GET' });
  });

  it('are answered with security headers', async () => {
    const { headers } = await fixture.browser().post(me);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each([
    ['a body over 128 KiB', { query: `{ me { id } } # ${'x'.repeat(140_000)}` }, 413, 'BFF_BODY_TOO_LARGE'],
    ['a long document', { query: `{ me { id } } # ${'x'.repeat(20_000)}` }, 200, 'BFF_DOCUMENT_TOO_LARGE'],
    ['no JSON', '{"query":', 400, 'BFF_BODY_INVALID'],
    ['an empty object', {}, 400, 'BFF_BODY_INVALID'],
    ['a poisoned object', '{"query":"{ me { id } }","__proto__":{"x":1}}', 400, 'BFF_BODY_INVALID'],
    ['a batch', [{ query: '{ me { id } }' }, { query: '{ me { id } }' }], 400, 'BFF_BATCH_REFUSED'],
    [
      'large variables',
      { query: '{ me { id } }', variables: { x: 'x'.repeat(70_000) } },
      200,
      'BFF_VARIABLES_TOO_LARGE',
    ],
    [
      'a deep document',
      { query: `{ timeline { posts ${'{ author { posts { posts '.repeat(6)} { id } ${'} } }'.repeat(6)} } }` },
      200,
      'BFF_TOO_DEEP',
    ],
    ['many tokens', { query: `{ ${'a '.repeat(2500)} }` }, 200, 'BFF_TOO_MANY_TOKENS'],
    [
      'many aliases',
      { query: `{ ${Array.from({ length: 40 }, (_, i) => `a${i}: me { id }`).join(' ')} }` },
      200,
      'BFF_TOO_MANY_ALIASES',
    ],
    [
      'much at once',
      { query: '{ timeline(limit: 100) { posts { allComments(limit: 100) { comments { author { name } } } } } }' },
      200,
      'BFF_TOO_COSTLY',
    ],
    [
      'an alias that all objects inherit',
      { query: '{ timeline { posts { __proto__: author { polluted: name } } } }' },
      200,
      'BFF_DOCUMENT_INVALID',
    ],
    ['an alias that names a function', { query: '{ constructor: me { keys: name } }' }, 200, 'BFF_DOCUMENT_INVALID'],
    ['an unknown field', { query: '{ me { password } }' }, 200, 'BFF_DOCUMENT_INVALID'],
    ['a document that is none', { query: '{ me' }, 200, 'BFF_DOCUMENT_INVALID'],
    ['an unknown trusted document', { documentId: `sha256:${'0'.repeat(64)}` }, 200, 'BFF_DOCUMENT_UNKNOWN'],
  ])('with %s are refused with a code', async (_, body, status, reason) => {
    const answer = await refused(body);
    expect(answer.reason).toBe(reason);
    if (status !== 200) expect(answer.status).toBe(status);
    expect(['BAD_USER_INPUT', 'NOT_FOUND']).toContain(answer.code);
  });

  it('of another content type are refused', async () => {
    const answer = await fixture.browser().send({
      method: 'POST',
      headers: { 'x-csrf': '1', 'content-type': 'text/plain' },
      body: '{"query":"{ me { id } }"}',
    });
    expect(answer.errors[0]?.extensions.reason).toBe('BFF_BODY_INVALID');
  });

  it('in production carry trusted documents only', async () => {
    expect((await refused(me, undefined, strict)).reason).toBe('BFF_DOCUMENT_UNTRUSTED');
    const trusted = await fixture.browser(strict).post({ documentId: documentIdOf(CONTRACT_QUERY), variables: {} });
    expect(trusted.errors[0]?.extensions.reason).toBe('BFF_SIGNED_OUT');
  });

  it('introspect outside production only, and then see nothing of federation', async () => {
    const { data } = await fixture
      .browser()
      .ask('{ __schema { types { name } } __type(name: "Me") { fields { name } } }');
    expect(JSON.stringify(data)).not.toMatch(/_Entity|join__|registeredLocale/);
    const closed = (await fixture.another({ INTROSPECTION: '0', TRUSTED_DOCUMENTS_ONLY: '0' })).address;
    const answer = await fixture.browser(closed).ask('{ __schema { types { name } } }');
    expect(answer.errors[0]?.extensions.reason).toBe('BFF_DOCUMENT_INVALID');
    expect((await fixture.browser(closed).ask('{ mee { id } }')).errors[0]?.message).not.toContain('Did you mean');
  }, 240_000);

  it('over the rate are told when to come back', async () => {
    const browser = fixture.browser(strict);
    const answers = await Promise.all(
      Array.from({ length: 35 }, () => browser.post({ documentId: documentIdOf(CONTRACT_QUERY) })),
    );
    const limited = answers.filter((answer) => answer.errors[0]?.extensions.code === 'RATE_LIMITED');
    expect(limited.length).toBeGreaterThan(0);
    expect(limited[0]?.errors[0]?.extensions.retryAfterSeconds).toBeGreaterThan(0);
  });

  it('to register or log in are limited by address and by account', async () => {
    const { address } = await fixture.another({
      RATE_LIMIT_REGISTER_POINTS: '2',
      RATE_LIMIT_LOGIN_ACCOUNT_POINTS: '2',
    });
    const register = () =>
      fixture.browser(address).ask('mutation ($i: RegisterInput!) { register(input: $i) { success } }', {
        i: { email: 'no address', password: PASSWORD, name: 'x' },
      });
    await register();
    await register();
    expect((await register()).errors[0]?.extensions.code).toBe('RATE_LIMITED');
    const login = (email: string) => fixture.browser(address).login(email);
    await login('someone@example.test');
    await login('SomeOne@example.test');
    expect((await login('someone@example.test')).errors[0]?.extensions.code).toBe('RATE_LIMITED');
    expect((await login('other@example.test')).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  }, 240_000);

  it('whose client went away end their calls', async () => {
    const browser = await fixture.person();
    const cancelled = async () => {
      const text = await (await fetch(`${fixture.address}/metrics`)).text();
      const lines = text.split('\n').filter((line) => line.includes('_count{') && line.includes('CANCELLED'));
      return lines.reduce((sum, line) => sum + Number(/\} (\d+)/.exec(line)?.[1] ?? 0), 0);
    };
    const before = await cancelled();
    for (let i = 0; i < 40 && (await cancelled()) === before; i++) {
      const gone = new AbortController();
      const asked = browser.send({
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-csrf': '1' },
        body: JSON.stringify({ query: CONTRACT_QUERY }),
        signal: gone.signal,
      });
      setTimeout(() => gone.abort(), 2 + (i % 10));
      await asked.catch(() => undefined);
    }
    expect(await cancelled()).toBeGreaterThan(before);
    expect((await browser.ask('{ me { id } }')).data.me.id).toBe(browser.userId);
  });

  it('serve health and metrics beside', async () => {
    for (const path of ['/healthz', '/readyz', '/metrics'])
      expect((await fetch(fixture.address + path)).status).toBe(200);
  });
});
