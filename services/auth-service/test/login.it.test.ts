import { fromGrpcError } from '@my-girok/nest-common';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { attemptKey, parseEmail } from '../src/credentials/email.js';
import { AuthFixture, address, cookie, PASSWORD, refusal } from './auth-service.fixture.js';

const WRONG = 'not the right passphrase';
const MINUTE = 60_000;

// Dozens of real argon2id computations in a row, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000 });

let auth: AuthFixture;
beforeAll(async () => {
  auth = await AuthFixture.start();
});
afterAll(() => auth?.stop());

const attempt = async (email: string, password = WRONG) =>
  auth.client.login({ email, password, sessionHash: cookie() }, await auth.bff());

describe('Login', () => {
  it('signs in with the address in any case and the password in any Unicode form', async () => {
    const email = address();
    const password = 'de l’été à la forêt';
    const { user } = await auth.register({ email, password: password.normalize('NFC') });
    const tokens = await auth.login(email.toUpperCase(), { password: password.normalize('NFD') });
    expect(tokens).toMatchObject({ userId: user.id, generation: 1 });
  });

  it('answers a wrong password and an unknown address alike, after one comparison each', async () => {
    const email = address();
    await auth.register({ email });
    const answers = [];
    for (const known of [email, address()]) {
      const before = await auth.verifications();
      answers.push(await refusal(attempt(known)));
      expect((await auth.verifications()) - before).toBe(1);
    }
    expect(answers[0]).toEqual({ code: 'AUTH_INVALID_CREDENTIALS', kind: 'unauthenticated' });
    expect(answers[1]).toEqual(answers[0]);
  });

  it('refuses the eleventh attempt in 15 minutes, known address or not, without a comparison, and the right password too', async () => {
    const email = address();
    await auth.register({ email });
    for (const target of [email, address()]) {
      for (let failed = 0; failed < 10; failed++) {
        expect(await refusal(attempt(target))).toMatchObject({ code: 'AUTH_INVALID_CREDENTIALS' });
      }
      const before = await auth.verifications();
      expect(await refusal(attempt(target.toUpperCase(), PASSWORD))).toEqual({
        code: 'AUTH_TOO_MANY_ATTEMPTS',
        kind: 'rate_limited',
      });
      expect(await auth.verifications()).toBe(before);
      const told = await attempt(target).catch((error) => fromGrpcError(error, 'auth-service').details);
      expect(told).toEqual({ retryAfterSeconds: expect.any(Number) });
    }
  });

  it('judges at most ten of thirty attempts made at once', async () => {
    const target = address();
    const before = await auth.verifications();
    const answers = await Promise.all(Array.from({ length: 30 }, () => refusal(attempt(target))));
    expect(answers.filter(({ code }) => code === 'AUTH_INVALID_CREDENTIALS')).toHaveLength(10);
    expect(answers.filter(({ code }) => code === 'AUTH_TOO_MANY_ATTEMPTS')).toHaveLength(20);
    expect((await auth.verifications()) - before).toBe(10);
  });

  it('forgets failures after a success, and after 15 minutes', async () => {
    const email = address();
    await auth.register({ email });
    for (let failed = 0; failed < 9; failed++) await refusal(attempt(email));
    await auth.login(email);
    for (let failed = 0; failed < 10; failed++) {
      expect(await refusal(attempt(email))).toMatchObject({ code: 'AUTH_INVALID_CREDENTIALS' });
    }
    expect(await refusal(attempt(email))).toMatchObject({ code: 'AUTH_TOO_MANY_ATTEMPTS' });
    await auth.db
      .updateTable('sign_in_failures')
      .set({ window_started_at: new Date(Date.now() - 15 * MINUTE) })
      .execute();
    expect(await auth.login(email)).toMatchObject({ generation: 1 });
  });

  it('removes old counts as new ones come', async () => {
    await refusal(attempt(address()));
    await auth.db
      .updateTable('sign_in_failures')
      .set({ window_started_at: new Date(Date.now() - 16 * MINUTE) })
      .execute();
    const old = await auth.db.selectFrom('sign_in_failures').select('attempt_key').execute();
    expect(old.length).toBeGreaterThan(0);
    await refusal(attempt(address()));
    const left = await auth.db.selectFrom('sign_in_failures').select('attempt_key').execute();
    expect(left.length).toBeLessThanOrEqual(Math.max(1, old.length + 1 - 20));
  });

  it('refuses a crowd with AUTH_BUSY instead of queueing without end, takes those attempts back, and goes on', async () => {
    const crowd = Array.from({ length: 100 }, address);
    const answers = await Promise.all(crowd.map((email) => refusal(attempt(email))));
    const busy = crowd.filter((_, index) => answers[index]?.code === 'AUTH_BUSY');
    expect(busy.length).toBeGreaterThan(0);
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set(['AUTH_BUSY', 'AUTH_INVALID_CREDENTIALS']));
    const keys = busy.map((email) => attemptKey(parseEmail(email)));
    const rows = await auth.db
      .selectFrom('sign_in_failures')
      .select('failures')
      .where('attempt_key', 'in', keys)
      .execute();
    expect(new Set(rows.map(({ failures }) => failures))).toEqual(new Set([0]));
    const email = address();
    await auth.register({ email });
    expect(await auth.login(email)).toMatchObject({ generation: 1 });
  });

  it('refuses malformed fields by name', async () => {
    const call = async (over: object) =>
      refusal(
        auth.client.login({ email: address(), password: WRONG, sessionHash: cookie(), ...over }, await auth.bff()),
      );
    expect(await call({ email: 'nobody' })).toEqual({ code: 'AUTH_EMAIL_INVALID', kind: 'invalid', field: 'email' });
    expect(await call({ password: 'x'.repeat(1_000_000) })).toMatchObject({ code: 'AUTH_PASSWORD_TOO_LONG' });
    expect(await call({ sessionHash: Buffer.alloc(0) })).toMatchObject({ code: 'AUTH_SESSION_HASH_INVALID' });
    expect(await call({ device: { browser: 'a\u0007', system: '' } })).toMatchObject({ code: 'AUTH_DEVICE_INVALID' });
  });
});
