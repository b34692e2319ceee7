import { uuidv7 } from '@my-girok/nest-common';
import type { Tokens } from '@my-girok/proto';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuthFixture, address, refusal } from './auth-service.fixture.js';
import { publishedOf } from './auth-stream.js';

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

/** Somebody whose token says what they are. */
async function moderator(role = 'moderator'): Promise<{ id: string; tokens: Tokens }> {
  const email = address();
  const { user } = await auth.register({ email });
  await auth.db
    .updateTable('accounts')
    .set({ roles: [role] })
    .where('id', '=', user.id)
    .execute();
  return { id: user.id, tokens: await auth.login(email) };
}

const isBanned = async (id: string): Promise<boolean | undefined> => {
  const { clearances } = await auth.client.batchGetClearances(
    { userIds: [id] },
    await auth.service('matching-service'),
  );
  return clearances[0]?.banned;
};

describe('BanUser', () => {
  it('ends every session, refuses signing in, and tells everybody', async () => {
    const { tokens } = await moderator();
    const email = address();
    const { user, tokens: first } = await auth.register({ email });
    const second = await auth.login(email);
    await auth.client.banUser({ userId: user.id, reason: 'Threats in a match' }, auth.person(tokens));
    for (const { sessionId } of [first, second]) {
      const [revoked] = await publishedOf(nats, 'session.revoked', sessionId, 1);
      expect(revoked?.json()).toMatchObject({ userId: user.id, reason: 'banned' });
    }
    const [banned] = await publishedOf(nats, 'user.banned', user.id, 1);
    expect(banned?.json()).toEqual({ userId: user.id, timestamp: expect.stringMatching(/Z$/) });
    expect(await refusal(auth.login(email))).toEqual({ code: 'AUTH_BANNED', kind: 'forbidden' });
    expect(
      await refusal(
        auth.client.refreshToken({ refreshToken: second.refreshToken, attemptId: 'one' }, await auth.bff()),
      ),
    ).toMatchObject({ code: 'AUTH_SESSION_ENDED' });
    expect(await isBanned(user.id)).toBe(true);
  });

  it('says nothing of a ban to who does not know the password', async () => {
    const { tokens } = await moderator('admin');
    const email = address();
    const { user } = await auth.register({ email });
    await auth.client.banUser({ userId: user.id, reason: 'Spam' }, auth.person(tokens));
    expect(await refusal(auth.login(email, { password: 'not the right passphrase' }))).toMatchObject({
      code: 'AUTH_INVALID_CREDENTIALS',
    });
  });

  it('ends by itself, and by UnbanUser', async () => {
    const { tokens } = await moderator();
    const email = address();
    const { user } = await auth.register({ email });
    await auth.client.banUser(
      { userId: user.id, until: new Date(Date.now() + 3_600_000), reason: 'A day of rest' },
      auth.person(tokens),
    );
    expect(await isBanned(user.id)).toBe(true);
    await auth.db.updateTable('bans').set({ until: new Date() }).where('account_id', '=', user.id).execute();
    expect(await isBanned(user.id)).toBe(false);
    expect((await auth.login(email)).userId).toBe(user.id);

    await auth.client.banUser({ userId: user.id, reason: 'Again' }, auth.person(tokens));
    expect(await refusal(auth.login(email))).toMatchObject({ code: 'AUTH_BANNED' });
    await auth.client.unbanUser({ userId: user.id }, auth.person(tokens));
    await auth.client.unbanUser({ userId: user.id }, auth.person(tokens));
    expect((await auth.login(email)).userId).toBe(user.id);
    expect(await publishedOf(nats, 'user.unbanned', user.id, 1)).toHaveLength(1);
  });

  it('is for moderators alone, and never about one of them', async () => {
    const [one, other] = [await moderator(), await moderator('admin')];
    const { user, tokens } = await auth.register();
    const ban = (userId: string, reason = 'Because') =>
      auth.client.banUser({ userId, reason }, auth.person(one.tokens));
    expect(await refusal(auth.client.banUser({ userId: one.id, reason: 'Because' }, auth.person(tokens)))).toEqual({
      code: 'AUTH_MODERATOR_REQUIRED',
      kind: 'forbidden',
    });
    expect(await refusal(auth.client.unbanUser({ userId: one.id }, auth.person(tokens)))).toMatchObject({
      code: 'AUTH_MODERATOR_REQUIRED',
    });
    expect(await refusal(ban(one.id))).toMatchObject({ code: 'AUTH_BAN_OF_MODERATOR' });
    expect(await refusal(ban(other.id))).toMatchObject({ code: 'AUTH_BAN_OF_MODERATOR' });
    expect((await auth.client.getAccount({}, auth.person(other.tokens))).id).toBe(other.id);
    expect(await refusal(ban(uuidv7()))).toMatchObject({ code: 'AUTH_USER_NOT_FOUND' });
    expect(await refusal(ban(user.id, ' '))).toMatchObject({ code: 'AUTH_BAN_REASON_REQUIRED', field: 'reason' });
    expect(await refusal(ban(user.id, 'x'.repeat(501)))).toMatchObject({ code: 'AUTH_BAN_REASON_TOO_LONG' });
    expect(
      await refusal(
        auth.client.banUser({ userId: user.id, until: new Date(0), reason: 'Because' }, auth.person(one.tokens)),
      ),
    ).toMatchObject({ code: 'AUTH_BAN_UNTIL_INVALID', field: 'until' });
    expect(await isBanned(user.id)).toBe(false);
  });
});
