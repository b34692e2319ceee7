import type { Tokens } from '@my-girok/proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuthFixture, cookie, present, refusal } from './auth-service.fixture.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let auth: AuthFixture;
beforeAll(async () => {
  auth = await AuthFixture.start();
});
afterAll(() => auth?.stop());

const refresh = async (refreshToken: string, attemptId: string): Promise<Tokens> =>
  present((await auth.client.refreshToken({ refreshToken, attemptId }, await auth.bff())).tokens);
const resume = async (sessionHash: Buffer): Promise<Tokens> =>
  present((await auth.client.resumeSession({ sessionHash }, await auth.bff())).tokens);
const session = (id: string) =>
  auth.db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const revocations = (id: string) =>
  auth.db
    .withTables<{ outbox: { type: string; aggregate_id: string; data: string } }>()
    .selectFrom('outbox')
    .selectAll()
    .where('type', '=', 'session.revoked')
    .where('aggregate_id', '=', id)
    .execute();

describe('RefreshToken', () => {
  it('gives the next generation, whose tokens work', async () => {
    const { tokens, user } = await auth.register();
    const next = await refresh(tokens.refreshToken, 'first');
    expect(next).toMatchObject({ generation: 2, sessionId: tokens.sessionId, userId: user.id });
    expect(next.sessionExpiresAt).toEqual(tokens.sessionExpiresAt);
    expect(next.refreshToken).not.toBe(tokens.refreshToken);
    expect(await auth.client.getAccount({}, auth.person(next))).toMatchObject({ id: user.id });
    expect(await refresh(next.refreshToken, 'second')).toMatchObject({ generation: 3 });
  });

  it('gives one successor to 20 parallel requests of one attempt', async () => {
    const { tokens } = await auth.register();
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(tokens.refreshToken, 'the-one')));
    expect(new Set(answers.map(({ refreshToken }) => refreshToken)).size).toBe(1);
    expect(new Set(answers.map(({ generation }) => generation))).toEqual(new Set([2]));
    expect(await session(tokens.sessionId)).toMatchObject({ generation: 2, revoked_at: null });
  });

  it('ends the family, once, when two attempts use one token at the same time', async () => {
    const { tokens } = await auth.register();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => refresh(tokens.refreshToken, `attempt-${index}`)),
    );
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(won).toHaveLength(1);
    expect(await session(tokens.sessionId)).toMatchObject({ revoke_reason: 'reuse_detected' });
    expect(await revocations(tokens.sessionId)).toHaveLength(1);
    expect(await refusal(refresh(present(won[0]?.value).refreshToken, 'later'))).toEqual({
      code: 'AUTH_SESSION_ENDED',
      kind: 'unauthenticated',
    });
  });

  it('ends the family when an old token comes back, and the access token of the family is refused at once', async () => {
    const { tokens } = await auth.register();
    const second = await refresh(tokens.refreshToken, 'a');
    const third = await refresh(second.refreshToken, 'b');
    expect(await refusal(refresh(tokens.refreshToken, 'a'))).toEqual({
      code: 'AUTH_REFRESH_TOKEN_REUSED',
      kind: 'unauthenticated',
    });
    expect(await refusal(auth.client.getAccount({}, auth.person(third)))).toMatchObject({ kind: 'unauthenticated' });
    expect(await revocations(tokens.sessionId)).toHaveLength(1);
  });

  it('answers a repeated attempt for 60 seconds and takes it for reuse after that', async () => {
    const { tokens } = await auth.register();
    const next = await refresh(tokens.refreshToken, 'slow');
    const rotated = (ms: number) =>
      auth.db
        .updateTable('sessions')
        .set({ rotated_at: new Date(Date.now() - ms) })
        .where('id', '=', tokens.sessionId)
        .execute();
    await rotated(55_000);
    expect(await refresh(tokens.refreshToken, 'slow')).toMatchObject({
      generation: 2,
      refreshToken: next.refreshToken,
    });
    await rotated(61_000);
    expect(await refusal(refresh(tokens.refreshToken, 'slow'))).toMatchObject({ code: 'AUTH_REFRESH_TOKEN_REUSED' });
  });

  it('refuses a forged token without touching the session that it names', async () => {
    const { tokens } = await auth.register();
    const next = await refresh(tokens.refreshToken, 'a');
    const [id, , tag] = tokens.refreshToken.split('.');
    for (const forged of [`${id}.2.${tag}`, `${id}.1.${'A'.repeat(43)}`, '', 'x'.repeat(1_000_000)]) {
      expect(await refusal(refresh(forged, 'a'))).toEqual({
        code: 'AUTH_REFRESH_TOKEN_INVALID',
        kind: 'unauthenticated',
      });
    }
    expect(await refresh(next.refreshToken, 'b')).toMatchObject({ generation: 3 });
  });

  it.each(['', 'a'.repeat(65), 'a b', 'a\u0000'])(
    'refuses the attempt id %j with AUTH_ATTEMPT_INVALID',
    async (attemptId) => {
      const { tokens } = await auth.register();
      expect(await refusal(refresh(tokens.refreshToken, attemptId))).toEqual({
        code: 'AUTH_ATTEMPT_INVALID',
        kind: 'invalid',
        field: 'attemptId',
      });
    },
  );

  it('refuses after 48 idle hours and after the session’s end', async () => {
    for (const over of [{ last_seen_at: new Date(Date.now() - 48 * HOUR) }, { expires_at: new Date() }]) {
      const { tokens } = await auth.register();
      await auth.db.updateTable('sessions').set(over).where('id', '=', tokens.sessionId).execute();
      expect(await refusal(refresh(tokens.refreshToken, 'a'))).toMatchObject({ code: 'AUTH_SESSION_ENDED' });
      expect(await refusal(auth.client.getAccount({}, auth.person(tokens)))).toMatchObject({ kind: 'unauthenticated' });
    }
  });

  it('counts as use', async () => {
    const { tokens } = await auth.register();
    const before = new Date(Date.now() - 40 * HOUR);
    await auth.db.updateTable('sessions').set({ last_seen_at: before }).where('id', '=', tokens.sessionId).execute();
    await refresh(tokens.refreshToken, 'a');
    expect((await session(tokens.sessionId)).last_seen_at.getTime()).toBeGreaterThan(Date.now() - MINUTE);
  });
});

describe('ResumeSession', () => {
  it('gives a live session tokens of a new generation, after whose use the old refresh token is reuse', async () => {
    const sessionHash = cookie();
    const { tokens, user } = await auth.register({ sessionHash });
    const resumed = await resume(sessionHash);
    expect(resumed).toMatchObject({ generation: 2, sessionId: tokens.sessionId, userId: user.id });
    expect(await refresh(resumed.refreshToken, 'a')).toMatchObject({ generation: 3 });
    expect(await refusal(refresh(tokens.refreshToken, 'b'))).toMatchObject({ code: 'AUTH_REFRESH_TOKEN_REUSED' });
  });

  it('lets a refresh that was under way have the resumed tokens, and ends the family at a second one', async () => {
    const sessionHash = cookie();
    const { tokens } = await auth.register({ sessionHash });
    const resumed = await resume(sessionHash);
    for (let time = 0; time < 2; time++) {
      const late = await refresh(tokens.refreshToken, 'under-way');
      expect(late).toMatchObject({ generation: 2, refreshToken: resumed.refreshToken });
      expect(await auth.client.getAccount({}, auth.person(late))).toMatchObject({ id: tokens.userId });
    }
    expect(await revocations(tokens.sessionId)).toEqual([]);
    expect(await refusal(refresh(tokens.refreshToken, 'another'))).toMatchObject({ code: 'AUTH_REFRESH_TOKEN_REUSED' });
    expect(await session(tokens.sessionId)).toMatchObject({ revoke_reason: 'reuse_detected' });
  });

  it('takes a refresh of before it for reuse a minute later', async () => {
    const sessionHash = cookie();
    const { tokens } = await auth.register({ sessionHash });
    await resume(sessionHash);
    await auth.db
      .updateTable('sessions')
      .set({ rotated_at: new Date(Date.now() - 61_000) })
      .where('id', '=', tokens.sessionId)
      .execute();
    expect(await refusal(refresh(tokens.refreshToken, 'late'))).toMatchObject({ code: 'AUTH_REFRESH_TOKEN_REUSED' });
  });

  it('answers an attempt that rotated before it and asks again', async () => {
    const sessionHash = cookie();
    const { tokens } = await auth.register({ sessionHash });
    await refresh(tokens.refreshToken, 'answer-lost');
    const resumed = await resume(sessionHash);
    expect(await refresh(tokens.refreshToken, 'answer-lost')).toMatchObject({
      generation: 3,
      refreshToken: resumed.refreshToken,
    });
  });

  it('gives parallel requests rising generations, of which the highest goes on', async () => {
    const sessionHash = cookie();
    await auth.register({ sessionHash });
    const answers = await Promise.all(Array.from({ length: 5 }, () => resume(sessionHash)));
    const byGeneration = answers.sort((one, other) => one.generation - other.generation);
    expect(byGeneration.map(({ generation }) => generation)).toEqual([2, 3, 4, 5, 6]);
    expect(await refresh(present(byGeneration.at(-1)).refreshToken, 'a')).toMatchObject({ generation: 7 });
  });

  it('refuses an unknown hash, one that is none, and a session that was ended', async () => {
    expect(await refusal(resume(cookie()))).toEqual({ code: 'AUTH_SESSION_ENDED', kind: 'unauthenticated' });
    expect(await refusal(resume(Buffer.from('short')))).toMatchObject({ code: 'AUTH_SESSION_HASH_INVALID' });
    const sessionHash = cookie();
    const { tokens } = await auth.register({ sessionHash });
    await auth.client.logout({}, auth.person(tokens));
    expect(await refusal(resume(sessionHash))).toMatchObject({ code: 'AUTH_SESSION_ENDED' });
  });

  it('takes calls of graphql-bff only, as RefreshToken does', async () => {
    const sessionHash = cookie();
    const { tokens } = await auth.register({ sessionHash });
    for (const options of [auth.person(tokens), await auth.service('feed-service')]) {
      expect(await refusal(auth.client.resumeSession({ sessionHash }, options))).toMatchObject({
        code: 'COMMON_CALLER_NOT_ALLOWED',
      });
      const call = auth.client.refreshToken({ refreshToken: tokens.refreshToken, attemptId: 'a' }, options);
      expect(await refusal(call)).toMatchObject({ code: 'COMMON_CALLER_NOT_ALLOWED' });
    }
  });
});
