import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AuthFixture, address, cookie, PASSWORD, present, refusal, registration } from './auth-service.fixture.js';
import { publishedOf, unseal } from './auth-stream.js';

const WRONG = 'not the right passphrase';

// Dozens of real argon2id computations in a row, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000 });

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

const outboxOf = (aggregateId: string) =>
  auth.db
    .withTables<{ outbox: { type: string; aggregate_id: string } }>()
    .selectFrom('outbox')
    .select('type')
    .where('aggregate_id', '=', aggregateId)
    .execute();

describe('DeleteAccount', () => {
  it('takes away account, password, key and sessions, and says so of the person and of each session', async () => {
    const email = address();
    const { user, tokens } = await auth.register({ email });
    const other = await auth.login(email);
    const bystander = await auth.register();

    expect(await auth.client.deleteAccount({ password: PASSWORD }, auth.person(tokens))).toEqual({});

    const { db } = auth;
    for (const left of [
      await db.selectFrom('accounts').selectAll().where('id', '=', user.id).execute(),
      await db.selectFrom('credentials').selectAll().where('account_id', '=', user.id).execute(),
      await db.selectFrom('sessions').selectAll().where('account_id', '=', user.id).execute(),
      await db.selectFrom('person_keys').selectAll().where('person_id', '=', user.id).execute(),
    ]) {
      expect(left).toEqual([]);
    }
    const [deleted, ...more] = await publishedOf(nats, 'user.deleted', user.id, 1);
    expect(more).toEqual([]);
    expect(present(deleted).json()).toEqual({ userId: user.id, timestamp: expect.stringMatching(/Z$/) });
    // After user.created: who follows the person sees the deletion last.
    expect(present(deleted).header.get('ce-aggregateversion')).toBe('2');
    for (const { sessionId } of [tokens, other]) {
      const [revoked, ...again] = await publishedOf(nats, 'session.revoked', sessionId, 1);
      expect(again).toEqual([]);
      expect(present(revoked).json()).toMatchObject({ sessionId, userId: user.id, reason: 'account_deleted' });
    }
    expect(await auth.client.getAccount({}, auth.person(bystander.tokens))).toMatchObject({ id: bystander.user.id });
  });

  it('leaves no key that opens the address in the kept event', async () => {
    const email = address();
    const { user, tokens } = await auth.register({ email });
    const [created] = await publishedOf(nats, 'user.created', user.id, 1);
    const sealed = present(created).json<{ email: string }>().email;
    expect(await unseal(auth, user.id, sealed)).toBe(email);
    await auth.client.deleteAccount({ password: PASSWORD }, auth.person(tokens));
    const [kept] = await publishedOf(nats, 'user.created', user.id, 1);
    expect(present(kept).json<{ email: string }>().email).toBe(sealed);
    expect(await unseal(auth, user.id, sealed)).toBeUndefined();
  });

  it('ends every way in: access token, refresh, resumption, sign-in', async () => {
    const email = address();
    const sessionHash = cookie();
    const { tokens } = await auth.register({ email, sessionHash });
    const other = await auth.login(email);
    await auth.client.deleteAccount({ password: PASSWORD }, auth.person(tokens));
    const bff = await auth.bff();
    for (const { accessToken, refreshToken } of [tokens, other]) {
      expect(await refusal(auth.client.getAccount({}, { as: accessToken }))).toMatchObject({ kind: 'unauthenticated' });
      expect(await auth.client.validateToken({ accessToken }, bff)).toMatchObject({ valid: false });
      expect(await refusal(auth.client.refreshToken({ refreshToken, attemptId: 'a1' }, bff))).toMatchObject({
        code: 'AUTH_SESSION_ENDED',
      });
    }
    expect(await refusal(auth.client.resumeSession({ sessionHash }, bff))).toMatchObject({
      code: 'AUTH_SESSION_ENDED',
    });
    expect(await refusal(auth.login(email))).toMatchObject({ code: 'AUTH_INVALID_CREDENTIALS' });
  });

  it('is refused as unauthenticated when it is repeated, and emits nothing more', async () => {
    const { user, tokens } = await auth.register();
    await auth.client.deleteAccount({ password: PASSWORD }, auth.person(tokens));
    const again = auth.client.deleteAccount({ password: PASSWORD }, auth.person(tokens));
    expect(await refusal(again)).toMatchObject({ kind: 'unauthenticated' });
    expect((await outboxOf(user.id)).map(({ type }) => type).sort()).toEqual(['user.created', 'user.deleted']);
  });

  it('is done once by four calls made at once', async () => {
    const { user, tokens } = await auth.register();
    const calls = await Promise.allSettled(
      Array.from({ length: 4 }, () => auth.client.deleteAccount({ password: PASSWORD }, auth.person(tokens))),
    );
    expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const call of calls) {
      if (call.status === 'rejected') {
        expect((await refusal(Promise.reject(call.reason))).code).toMatch(
          /^(AUTH_INVALID_CREDENTIALS|AUTH_USER_NOT_FOUND|COMMON_UNAUTHENTICATED)$/,
        );
      }
    }
    expect((await outboxOf(user.id)).map(({ type }) => type).sort()).toEqual(['user.created', 'user.deleted']);
  });

  it('makes the person unknown to everybody', async () => {
    const { user, tokens } = await auth.register();
    await auth.client.deleteAccount({ password: PASSWORD }, auth.person(tokens));
    const options = await auth.service('feed-service');
    expect(await refusal(auth.client.getUser({ userId: user.id }, options))).toMatchObject({
      code: 'AUTH_USER_NOT_FOUND',
    });
    expect((await auth.client.batchGetUsers({ userIds: [user.id] }, options)).users).toEqual([]);
  });

  it('frees the address for a new account, which is somebody else', async () => {
    const email = address();
    const { user, tokens } = await auth.register({ email });
    await auth.client.deleteAccount({ password: PASSWORD }, auth.person(tokens));
    const anew = await auth.register({ email });
    expect(anew.user.id).not.toBe(user.id);
    expect(await auth.client.getAccount({}, auth.person(anew.tokens))).toMatchObject({ id: anew.user.id, email });
  });

  it('refuses a wrong password after one comparison, changes nothing and emits nothing', async () => {
    const { user, tokens } = await auth.register();
    const before = await auth.verifications();
    expect(await refusal(auth.client.deleteAccount({ password: WRONG }, auth.person(tokens)))).toEqual({
      code: 'AUTH_INVALID_CREDENTIALS',
      kind: 'unauthenticated',
    });
    expect((await auth.verifications()) - before).toBe(1);
    expect(await auth.client.getAccount({}, auth.person(tokens))).toMatchObject({ id: user.id });
    expect(await outboxOf(user.id)).toEqual([{ type: 'user.created' }]);
  });

  it('counts wrong passwords together with those of Login, and then refuses the right one too', async () => {
    const email = address();
    const { user, tokens } = await auth.register({ email });
    for (let failed = 0; failed < 5; failed++) {
      await refusal(auth.client.login({ email, password: WRONG, sessionHash: cookie() }, await auth.bff()));
      await refusal(auth.client.deleteAccount({ password: WRONG }, auth.person(tokens)));
    }
    const before = await auth.verifications();
    expect(await refusal(auth.client.deleteAccount({ password: PASSWORD }, auth.person(tokens)))).toEqual({
      code: 'AUTH_TOO_MANY_ATTEMPTS',
      kind: 'rate_limited',
    });
    expect(await auth.verifications()).toBe(before);
    expect(await refusal(auth.login(email))).toMatchObject({ code: 'AUTH_TOO_MANY_ATTEMPTS' });
    expect(await auth.client.getAccount({}, auth.person(tokens))).toMatchObject({ id: user.id });
  });

  it('refuses a megabyte as a password with AUTH_PASSWORD_TOO_LONG', async () => {
    const { tokens } = await auth.register();
    const call = auth.client.deleteAccount({ password: 'a'.repeat(1_000_000) }, auth.person(tokens));
    expect(await refusal(call)).toMatchObject({ code: 'AUTH_PASSWORD_TOO_LONG', field: 'password' });
  });

  it('leaves no session behind that a sign-in of the same moment opened', async () => {
    const { email } = registration();
    const { user, tokens } = await auth.register({ email });
    const [, ...logins] = await Promise.allSettled([
      auth.client.deleteAccount({ password: PASSWORD }, auth.person(tokens)),
      ...Array.from({ length: 3 }, () => auth.login(email)),
    ]);
    for (const login of logins) {
      if (login.status === 'fulfilled') {
        const { accessToken } = login.value;
        expect(await auth.client.validateToken({ accessToken }, await auth.bff())).toMatchObject({ valid: false });
      } else {
        expect(await refusal(Promise.reject(login.reason))).toMatchObject({ code: 'AUTH_INVALID_CREDENTIALS' });
      }
    }
    expect(await auth.db.selectFrom('sessions').select('id').where('account_id', '=', user.id).execute()).toEqual([]);
  });

  it('takes persons only', async () => {
    expect(await refusal(auth.client.deleteAccount({ password: PASSWORD }, await auth.bff()))).toMatchObject({
      code: 'COMMON_CALLER_NOT_ALLOWED',
    });
    expect(await refusal(auth.client.deleteAccount({ password: PASSWORD }))).toMatchObject({
      code: 'COMMON_UNAUTHENTICATED',
    });
  });
});
