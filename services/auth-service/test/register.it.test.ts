import { createHash } from 'node:crypto';
import { isUuid } from '@my-girok/nest-common';
import { AgeBand } from '@my-girok/proto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuthFixture, address, cookie, PASSWORD, present, refusal, registration } from './auth-service.fixture.js';

let auth: AuthFixture;
beforeAll(async () => {
  auth = await AuthFixture.start();
});
afterAll(() => auth?.stop());

const register = async (over: Parameters<typeof registration>[0]) =>
  auth.client.register(registration(over), await auth.bff());
const count = async (table: 'accounts' | 'sessions' | 'person_keys' | 'credentials') => {
  const row = await auth.db
    .selectFrom(table)
    .select((all) => all.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
};

describe('Register', () => {
  it('makes an account and signs it in: the address as typed, the name composed, nothing else told', async () => {
    const email = `Min.Seo+${Date.now()}@Example.com`;
    const { user, tokens } = await auth.register({
      email: ` ${email} `,
      name: '김민서'.normalize('NFD'),
      locale: 'ko',
    });
    expect(isUuid(user.id)).toBe(true);
    expect(Object.keys(user).sort()).toEqual(['createdAt', 'id', 'name']);
    expect(user.name).toBe('김민서');
    expect(await auth.client.getAccount({}, auth.person(tokens))).toEqual({
      ...user,
      email,
      locale: 'ko',
      ageBand: AgeBand.AGE_BAND_UNKNOWN,
    });
  });

  it('gives a five-minute ES256 token that the published keys verify, and a session of seven days', async () => {
    const { user, tokens } = await auth.register();
    const keys = createRemoteJWKSet(new URL(`${auth.http}/.well-known/jwks.json`));
    const { payload, protectedHeader } = await jwtVerify(tokens.accessToken, keys, {
      issuer: 'auth-service',
      audience: 'my-girok',
    });
    expect(protectedHeader).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    expect(payload).toMatchObject({ sub: user.id, sid: tokens.sessionId, roles: [], jti: expect.any(String) });
    expect(Number(payload.exp) - Number(payload.iat)).toBe(300);
    expect(tokens.accessExpiresAt).toEqual(new Date(Number(payload.exp) * 1000));
    expect(present(tokens.sessionExpiresAt).getTime() - present(user.createdAt).getTime()).toBeGreaterThan(
      7 * 86_400_000 - 60_000,
    );
    expect(tokens).toMatchObject({ generation: 1, userId: user.id });
  });

  it('keeps an argon2id hash at m=19456, t=2, p=1 and no password', async () => {
    const { user } = await auth.register();
    const row = await auth.db
      .selectFrom('credentials')
      .selectAll()
      .where('account_id', '=', user.id)
      .executeTakeFirstOrThrow();
    expect(row.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(row.password_hash).not.toContain(PASSWORD);
  });

  it.each([
    ['email', 'AUTH_EMAIL_INVALID', { email: 'not an address' }],
    ['email', 'AUTH_EMAIL_INVALID', { email: `${'a'.repeat(250)}@example.com` }],
    ['password', 'AUTH_PASSWORD_TOO_SHORT', { password: 'fourteen chars' }],
    ['password', 'AUTH_PASSWORD_TOO_LONG', { password: 'ab c'.repeat(40) }],
    ['password', 'AUTH_PASSWORD_BREACHED', { password: 'passwordpassword' }],
    ['name', 'AUTH_NAME_REQUIRED', { name: '  ' }],
    ['name', 'AUTH_NAME_TOO_LONG', { name: '이'.repeat(61) }],
    ['name', 'AUTH_NAME_INVALID', { name: 'a\u0000b' }],
    ['locale', 'AUTH_LOCALE_UNSUPPORTED', { locale: 'xx' }],
    ['sessionHash', 'AUTH_SESSION_HASH_INVALID', { sessionHash: Buffer.alloc(31) }],
    ['device', 'AUTH_DEVICE_INVALID', { device: { browser: 'x'.repeat(81), system: '' } }],
  ])('refuses a bad %s with %s and keeps nothing', async (field, code, over) => {
    const before = await count('accounts');
    expect(await refusal(register(over))).toEqual({ code, kind: 'invalid', field });
    expect(await count('accounts')).toBe(before);
  });

  it('refuses a megabyte in any field', async () => {
    const long = 'a'.repeat(1_000_000);
    for (const field of ['email', 'password', 'name', 'locale'] as const) {
      expect(await refusal(register({ [field]: long }))).toMatchObject({ kind: 'invalid', field });
    }
  });

  it('refuses a taken address in any spelling with AUTH_EMAIL_TAKEN, and computes no hash for it', async () => {
    const email = address();
    await auth.register({ email });
    const before = await auth.hashes('hash');
    expect(before).toBeGreaterThan(0);
    expect(await refusal(register({ email: email.toUpperCase() }))).toEqual({
      code: 'AUTH_EMAIL_TAKEN',
      kind: 'conflict',
      field: 'email',
    });
    expect(await auth.hashes('hash')).toBe(before);
  });

  it('lets one of two registrations of an address at once in, and leaves nothing of the other', async () => {
    const email = address();
    const before = await Promise.all([
      count('accounts'),
      count('credentials'),
      count('person_keys'),
      count('sessions'),
    ]);
    const outcomes = await Promise.allSettled([register({ email }), register({ email: email.toUpperCase() })]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(await refusal(Promise.reject(lost?.reason))).toMatchObject({ code: 'AUTH_EMAIL_TAKEN' });
    expect(
      await Promise.all([count('accounts'), count('credentials'), count('person_keys'), count('sessions')]),
    ).toEqual(before.map((n) => n + 1));
  });

  it('makes no account when the session hash is taken', async () => {
    const sessionHash = cookie();
    await auth.register({ sessionHash });
    const before = await count('accounts');
    expect(await refusal(register({ sessionHash }))).toMatchObject({
      code: 'AUTH_SESSION_HASH_TAKEN',
      kind: 'conflict',
    });
    expect(await count('accounts')).toBe(before);
  });

  it('takes calls of graphql-bff only', async () => {
    const { tokens } = await auth.register();
    expect(await refusal(auth.client.register(registration()))).toMatchObject({ code: 'COMMON_UNAUTHENTICATED' });
    expect(await refusal(auth.client.register(registration(), auth.person(tokens)))).toMatchObject({
      code: 'COMMON_CALLER_NOT_ALLOWED',
    });
    expect(await refusal(auth.client.register(registration(), await auth.service('feed-service')))).toMatchObject({
      code: 'COMMON_CALLER_NOT_ALLOWED',
    });
  });

  it('keeps the cookie’s digest only, which nobody can sign in with', async () => {
    const sessionHash = createHash('sha256').update('a cookie').digest();
    const { tokens } = await auth.register({ sessionHash });
    const row = await auth.db
      .selectFrom('sessions')
      .selectAll()
      .where('id', '=', tokens.sessionId)
      .executeTakeFirstOrThrow();
    expect(row.cookie_hash).toEqual(sessionHash);
    expect(JSON.stringify(row)).not.toContain(tokens.refreshToken);
  });
});
