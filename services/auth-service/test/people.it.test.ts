import { uuidv7 } from '@my-girok/nest-common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuthFixture, refusal } from './auth-service.fixture.js';

let auth: AuthFixture;
beforeAll(async () => {
  auth = await AuthFixture.start();
});
afterAll(() => auth?.stop());

describe('GetUser', () => {
  it('tells persons and services a person’s id, name and since when, and nothing more', async () => {
    const { user, tokens } = await auth.register({ name: 'Park Jiwoo' });
    for (const options of [auth.person(tokens), await auth.service('feed-service')]) {
      const found = await auth.client.getUser({ userId: user.id }, options);
      expect(found).toEqual(user);
      expect(Object.keys(found).sort()).toEqual(['createdAt', 'id', 'name']);
    }
  });

  it.each(['', 'nobody', uuidv7(), 'x'.repeat(100_000)])('finds nobody by %.40j', async (userId) => {
    expect(await refusal(auth.client.getUser({ userId }, await auth.bff()))).toEqual({
      code: 'AUTH_USER_NOT_FOUND',
      kind: 'not_found',
    });
  });

  it('refuses callers without a token', async () => {
    expect(await refusal(auth.client.getUser({ userId: uuidv7() }))).toMatchObject({ code: 'COMMON_UNAUTHENTICATED' });
  });
});

describe('BatchGetUsers', () => {
  it('gives each person once, in the order asked for, and leaves unknown ids out', async () => {
    const [one, other] = [(await auth.register()).user, (await auth.register()).user];
    const userIds = [other.id, uuidv7(), 'nonsense', one.id.toUpperCase(), other.id];
    expect((await auth.client.batchGetUsers({ userIds }, await auth.bff())).users).toEqual([other, one]);
    expect((await auth.client.batchGetUsers({ userIds: [] }, await auth.bff())).users).toEqual([]);
  });

  it('takes 200 ids and refuses 201 with AUTH_TOO_MANY_IDS', async () => {
    const userIds = Array.from({ length: 200 }, uuidv7);
    expect((await auth.client.batchGetUsers({ userIds }, await auth.bff())).users).toEqual([]);
    expect(await refusal(auth.client.batchGetUsers({ userIds: [...userIds, uuidv7()] }, await auth.bff()))).toEqual({
      code: 'AUTH_TOO_MANY_IDS',
      kind: 'invalid',
      field: 'userIds',
    });
  });
});

describe('GetAccount', () => {
  it('takes persons only, whose account it is', async () => {
    expect(await refusal(auth.client.getAccount({}, await auth.bff()))).toMatchObject({
      code: 'COMMON_CALLER_NOT_ALLOWED',
    });
  });
});
