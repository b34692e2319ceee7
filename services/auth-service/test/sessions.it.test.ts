import { uuidv7 } from '@my-girok/nest-common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuthFixture, address, cookie, present, refusal } from './auth-service.fixture.js';

let auth: AuthFixture;
beforeAll(async () => {
  auth = await AuthFixture.start();
});
afterAll(() => auth?.stop());

const revocations = (userId: string) =>
  auth.db
    .withTables<{ outbox: { type: string; data: string; seq: string } }>()
    .selectFrom('outbox')
    .select('data')
    .where('type', '=', 'session.revoked')
    .orderBy('seq')
    .execute()
    .then((rows) => rows.map(({ data }) => JSON.parse(data)).filter((data) => data.userId === userId));
const validate = async (accessToken: string) =>
  auth.client.validateToken({ accessToken }, await auth.service('feed-service'));

describe('ListSessions', () => {
  it('lists the caller’s live sessions, the most recently seen first, and says which is this one', async () => {
    const email = address();
    const { tokens: phone } = await auth.register({ email, device: { browser: 'Chrome', system: 'Android' } });
    const desk = await auth.login(email, { device: { browser: 'Firefox', system: 'Linux' } });
    const gone = await auth.login(email);
    await auth.client.logout({}, auth.person(gone));
    const { sessions } = await auth.client.listSessions({}, auth.person(desk));
    expect(sessions.map(({ id, current, browser, system }) => ({ id, current, browser, system }))).toEqual([
      { id: desk.sessionId, current: true, browser: 'Firefox', system: 'Linux' },
      { id: phone.sessionId, current: false, browser: 'Chrome', system: 'Android' },
    ]);
    expect(sessions.every(({ lastSeenAt, createdAt }) => lastSeenAt && createdAt)).toBe(true);
  });

  it('takes persons only', async () => {
    expect(await refusal(auth.client.listSessions({}, await auth.bff()))).toMatchObject({
      code: 'COMMON_CALLER_NOT_ALLOWED',
    });
    expect(await refusal(auth.client.listSessions({}))).toMatchObject({ code: 'COMMON_UNAUTHENTICATED' });
  });
});

describe('RevokeSession', () => {
  it('ends another device at once, once, and says why', async () => {
    const email = address();
    const { tokens: lost, user } = await auth.register({ email });
    const kept = await auth.login(email);
    await auth.client.getAccount({}, auth.person(lost));
    await auth.client.revokeSession({ sessionId: lost.sessionId }, auth.person(kept));
    await auth.client.revokeSession({ sessionId: lost.sessionId }, auth.person(kept));
    expect(await refusal(auth.client.getAccount({}, auth.person(lost)))).toMatchObject({ kind: 'unauthenticated' });
    expect(await auth.client.getAccount({}, auth.person(kept))).toMatchObject({ id: user.id });
    expect(await revocations(user.id)).toMatchObject([{ sessionId: lost.sessionId, reason: 'device_removed' }]);
  });

  it('takes the caller’s own session for a logout', async () => {
    const { tokens, user } = await auth.register();
    await auth.client.revokeSession({ sessionId: tokens.sessionId }, auth.person(tokens));
    expect(await revocations(user.id)).toMatchObject([{ sessionId: tokens.sessionId, reason: 'logout' }]);
  });

  it('finds neither somebody else’s session nor one that never was', async () => {
    const { tokens: mine } = await auth.register();
    const { tokens: theirs } = await auth.register();
    for (const sessionId of [theirs.sessionId, uuidv7(), '', 'x'.repeat(100_000)]) {
      expect(await refusal(auth.client.revokeSession({ sessionId }, auth.person(mine)))).toEqual({
        code: 'AUTH_SESSION_NOT_FOUND',
        kind: 'not_found',
      });
    }
    expect(await auth.client.getAccount({}, auth.person(theirs))).toMatchObject({ id: theirs.userId });
  });
});

describe('Logout', () => {
  it('ends the session once, also when asked ten times at once', async () => {
    const { tokens, user } = await auth.register();
    await Promise.allSettled(Array.from({ length: 10 }, () => auth.client.logout({}, auth.person(tokens))));
    expect(await revocations(user.id)).toMatchObject([{ reason: 'logout', sessionId: tokens.sessionId }]);
    expect(await refusal(auth.client.logout({}, auth.person(tokens)))).toMatchObject({ kind: 'unauthenticated' });
  });
});

describe('ValidateToken', () => {
  it('says who a living token speaks for, to any service', async () => {
    const { tokens, user } = await auth.register();
    expect(await validate(tokens.accessToken)).toEqual({
      valid: true,
      userId: user.id,
      sessionId: tokens.sessionId,
      roles: [],
    });
    expect(await refusal(auth.client.validateToken({ accessToken: '' }, auth.person(tokens)))).toMatchObject({
      code: 'COMMON_CALLER_NOT_ALLOWED',
    });
  });

  it('says no to a changed, foreign, overlong or empty token, and after the session ended', async () => {
    const { tokens, user } = await auth.register();
    const no = { valid: false, userId: '', sessionId: '', roles: [] };
    const foreign = await auth.identity.personToken(user.id);
    for (const token of ['', 'a.b.c', 'x'.repeat(100_000), `${tokens.accessToken}x`, foreign]) {
      expect(await validate(token)).toEqual(no);
    }
    await auth.client.logout({}, auth.person(tokens));
    expect(await validate(tokens.accessToken)).toEqual(no);
  });

  it('says no when the roles in the token are no longer the person’s', async () => {
    const { tokens, user } = await auth.register();
    await auth.db
      .updateTable('accounts')
      .set({ roles: ['operator'] })
      .where('id', '=', user.id)
      .execute();
    expect((await validate(tokens.accessToken)).valid).toBe(false);
    const { tokens: next } = await auth.client.refreshToken(
      { refreshToken: tokens.refreshToken, attemptId: 'a' },
      await auth.bff(),
    );
    expect(await validate(next?.accessToken ?? '')).toMatchObject({ valid: true, roles: ['operator'] });
  });
});

describe('a person’s 101st session', () => {
  it('ends the one unused the longest, so that at most 100 live, also when several open at once', async () => {
    const email = address();
    const { tokens: oldest, user } = await auth.register({ email });
    const now = Date.now();
    await auth.db
      .insertInto('sessions')
      .values(
        Array.from({ length: 98 }, (_, index) => ({
          id: uuidv7(),
          account_id: user.id,
          cookie_hash: cookie(),
          attempt_id: null,
          rotated_at: new Date(now),
          browser: '',
          system: '',
          created_at: new Date(now),
          last_seen_at: new Date(now + index),
          expires_at: new Date(now + 86_400_000),
          revoked_at: null,
          revoke_reason: null,
        })),
      )
      .execute();
    await auth.db
      .updateTable('sessions')
      .set({ last_seen_at: new Date(now - 1000) })
      .where('id', '=', oldest.sessionId)
      .execute();
    const opened = await Promise.all(Array.from({ length: 10 }, () => auth.login(email)));
    const { sessions } = await auth.client.listSessions({}, auth.person(present(opened[0])));
    expect(sessions).toHaveLength(100);
    const ended = await revocations(user.id);
    expect(ended.map(({ reason }) => reason)).toEqual(Array(9).fill('session_limit'));
    expect(ended[0]).toMatchObject({ sessionId: oldest.sessionId });
    expect(await refusal(auth.client.getAccount({}, auth.person(oldest)))).toMatchObject({ kind: 'unauthenticated' });
  });
});
