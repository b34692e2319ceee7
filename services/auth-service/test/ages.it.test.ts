import { uuidv7 } from '@my-girok/nest-common';
import { AgeBand } from '@my-girok/proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuthFixture, PASSWORD, refusal } from './auth-service.fixture.js';

let auth: AuthFixture;
beforeAll(async () => {
  auth = await AuthFixture.start();
});
afterAll(() => auth?.stop());

const bandsOf = async (userIds: string[]): Promise<AgeBand[]> => {
  const { clearances } = await auth.client.batchGetClearances({ userIds }, await auth.service('matching-service'));
  return userIds.map((id) => clearances.find(({ userId }) => userId === id)?.ageBand ?? AgeBand.UNRECOGNIZED);
};

describe('SetBirthDate', () => {
  it('keeps a date once: the same again changes nothing, another is refused', async () => {
    const { user, tokens } = await auth.register();
    const { client } = auth;
    expect((await client.getAccount({}, auth.person(tokens))).ageBand).toBe(AgeBand.AGE_BAND_UNKNOWN);
    expect(await bandsOf([user.id])).toEqual([AgeBand.AGE_BAND_UNKNOWN]);
    expect(await client.setBirthDate({ birthDate: '1990-04-01' }, auth.person(tokens))).toEqual({
      ageBand: AgeBand.AGE_BAND_ADULT,
    });
    await client.setBirthDate({ birthDate: '1990-04-01' }, auth.person(tokens));
    expect(await refusal(client.setBirthDate({ birthDate: '1990-04-02' }, auth.person(tokens)))).toEqual({
      code: 'AUTH_BIRTH_DATE_SET',
      kind: 'conflict',
      field: 'birthDate',
    });
    expect((await client.getAccount({}, auth.person(tokens))).ageBand).toBe(AgeBand.AGE_BAND_ADULT);
    expect(await bandsOf([user.id])).toEqual([AgeBand.AGE_BAND_ADULT]);
  });

  it('calls who is under 18 a minor, and cannot be talked out of it', async () => {
    const { user, tokens } = await auth.register();
    const birthDate = `${new Date().getUTCFullYear() - 10}-01-01`;
    expect((await auth.client.setBirthDate({ birthDate }, auth.person(tokens))).ageBand).toBe(AgeBand.AGE_BAND_MINOR);
    expect(await refusal(auth.client.setBirthDate({ birthDate: '1980-01-01' }, auth.person(tokens)))).toMatchObject({
      code: 'AUTH_BIRTH_DATE_SET',
    });
    expect(await bandsOf([user.id])).toEqual([AgeBand.AGE_BAND_MINOR]);
  });

  it('gives one of two dates said at once', async () => {
    const { user, tokens } = await auth.register();
    const dates = ['1970-01-01', '2020-01-01'];
    const said = await Promise.allSettled(
      dates.map((birthDate) => auth.client.setBirthDate({ birthDate }, auth.person(tokens))),
    );
    expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const isAdult = said[0]?.status === 'fulfilled';
    expect(await bandsOf([user.id])).toEqual([isAdult ? AgeBand.AGE_BAND_ADULT : AgeBand.AGE_BAND_MINOR]);
  });

  it('keeps no date that can be read in the database, and none after the account', async () => {
    const { user, tokens } = await auth.register();
    await auth.client.setBirthDate({ birthDate: '1991-02-03' }, auth.person(tokens));
    const row = await auth.db
      .selectFrom('birth_dates')
      .selectAll()
      .where('account_id', '=', user.id)
      .executeTakeFirst();
    expect(row?.sealed_date.toString('latin1')).not.toContain('1991');
    await auth.client.deleteAccount({ password: PASSWORD }, auth.person(tokens));
    expect(await auth.db.selectFrom('birth_dates').selectAll().where('account_id', '=', user.id).execute()).toEqual([]);
  });

  it('is for persons alone', async () => {
    expect(await refusal(auth.client.setBirthDate({ birthDate: '1990-01-01' }, await auth.bff()))).toMatchObject({
      code: 'COMMON_CALLER_NOT_ALLOWED',
    });
  });
});

describe('BatchGetClearances', () => {
  it('answers matching-service and chat-service alone, at most 200 at once, without those who are not there', async () => {
    const { user, tokens } = await auth.register();
    expect(
      (
        await auth.client.batchGetClearances(
          { userIds: [user.id, uuidv7(), 'nonsense'] },
          await auth.service('chat-service'),
        )
      ).clearances,
    ).toEqual([{ userId: user.id, ageBand: AgeBand.AGE_BAND_UNKNOWN, banned: false }]);
    for (const options of [auth.person(tokens), await auth.service('feed-service')])
      expect(await refusal(auth.client.batchGetClearances({ userIds: [] }, options))).toMatchObject({
        code: 'COMMON_CALLER_NOT_ALLOWED',
      });
    const userIds = Array.from({ length: 201 }, uuidv7);
    expect(
      await refusal(auth.client.batchGetClearances({ userIds }, await auth.service('matching-service'))),
    ).toMatchObject({ code: 'AUTH_TOO_MANY_IDS' });
  });
});
