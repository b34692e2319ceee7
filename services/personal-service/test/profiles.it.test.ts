import { partitionOf, uuidv7 } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PersonalFixture, present, refusal } from './personal-service.fixture.js';
import { profileErasure } from './profile-erasure.suite.js';
import { profilePictures } from './profile-pictures.suite.js';

let personal: PersonalFixture;
beforeAll(async () => {
  personal = await PersonalFixture.start();
});
afterAll(() => personal?.stop());

const created = new Date('2026-04-01T09:00:00.000Z');
const update = (...call: Parameters<typeof personal.update>) => personal.update(...call);

profilePictures(() => personal);
profileErasure(() => personal);

describe('user.created', () => {
  it('makes the profile row with the person’s language', async () => {
    const userId = uuidv7();
    await personal.publish('user.created', {
      userId,
      name: '김민서',
      email: 'sealed',
      locale: 'ko',
      timestamp: created,
    });
    const profile = await untilTrue(() => personal.profileOf(userId));
    expect(profile).toEqual({
      userId,
      bio: '',
      links: [],
      locale: 'ko',
      updatedAt: created,
      avatar: undefined,
      header: undefined,
    });
    expect(await personal.outbox(userId)).toEqual([]);
  });

  it('changes nothing when it comes twice', async () => {
    const userId = uuidv7();
    const id = uuidv7();
    await personal.publish('user.created', { userId, locale: 'en', timestamp: created }, { id });
    await untilTrue(() => personal.profileOf(userId));
    await update(userId, { bio: 'mine' });
    await personal.publish('user.created', { userId, locale: 'ko', timestamp: created }, { id });
    await personal.afterCreationsOf(userId);
    expect(await personal.profileOf(userId)).toMatchObject({ bio: 'mine', locale: 'en' });
  });

  it('comes late without undoing what the person wrote, and fills in the language only where they chose none', async () => {
    const [chose, wrote] = [uuidv7(), uuidv7()];
    await update(chose, { bio: 'early', locale: 'en' });
    expect(await update(wrote, { bio: 'early' })).toMatchObject({ bio: 'early', locale: 'en' });
    for (const userId of [chose, wrote]) {
      await personal.publish('user.created', { userId, locale: 'ko', timestamp: created });
      await personal.afterCreationsOf(userId);
    }
    expect(await personal.profileOf(chose)).toMatchObject({ bio: 'early', locale: 'en' });
    expect(await personal.profileOf(wrote)).toMatchObject({ bio: 'early', locale: 'ko' });
  });

  it('gives a person of an unknown language a profile in English', async () => {
    const userId = uuidv7();
    await personal.publish('user.created', { userId, locale: 'tlh', timestamp: created });
    expect(await untilTrue(() => personal.profileOf(userId))).toMatchObject({ locale: 'en' });
  });
});

describe('UpdateProfile', () => {
  it('changes what is present, keeps the rest, and says so once each time', async () => {
    const userId = uuidv7();
    const links = [
      { label: '블로그', url: 'https://example.com/blog' },
      { label: 'code', url: 'http://example.org/' },
    ];
    expect(await update(userId, { bio: 'one\ntwo', links: { links } })).toMatchObject({
      userId,
      bio: 'one\ntwo',
      links,
    });
    expect(await update(userId, { locale: 'ko' })).toMatchObject({ bio: 'one\ntwo', links, locale: 'ko' });
    expect(await update(userId, { bio: '', links: { links: [] } })).toMatchObject({ bio: '', links: [], locale: 'ko' });
    expect((await personal.outbox(userId)).map(({ type }) => type)).toEqual(Array(3).fill('profile.updated'));
  });

  it('keeps parallel changes of different fields', async () => {
    const userId = uuidv7();
    const links = [{ label: 'home', url: 'https://example.com/' }];
    await Promise.all([
      update(userId, { bio: 'mine' }),
      update(userId, { links: { links } }),
      update(userId, { locale: 'ko' }),
    ]);
    expect(await personal.profileOf(userId)).toMatchObject({ bio: 'mine', links, locale: 'ko' });
    expect(await personal.outbox(userId)).toHaveLength(3);
  });

  it('publishes profile.updated with its envelope', async () => {
    const userId = uuidv7();
    const { updatedAt } = await update(userId, { bio: 'hello' });
    const [message] = await personal.published(userId);
    const { header, subject } = present(message);
    expect(subject).toBe(`profile.updated.${partitionOf(userId)}`);
    expect(Object.fromEntries(header.keys().map((key) => [key, header.get(key)]))).toMatchObject({
      'ce-type': 'profile.updated',
      'ce-source': '/personal-service',
      'ce-subject': userId,
      'ce-aggregateversion': '1',
      'Nats-Msg-Id': header.get('ce-id'),
    });
    expect(present(message).json()).toEqual({ userId, timestamp: present(updatedAt).toISOString() });
  });

  it.each([
    ['PERSONAL_NOTHING_TO_CHANGE', undefined, {}],
    ['PERSONAL_BIO_TOO_LONG', 'bio', { bio: 'a'.repeat(501) }],
    ['PERSONAL_BIO_TOO_LONG', 'bio', { bio: 'a'.repeat(1_000_000) }],
    ['PERSONAL_BIO_INVALID', 'bio', { bio: 'a\u0000b' }],
    [
      'PERSONAL_TOO_MANY_LINKS',
      'links',
      { links: { links: Array(6).fill({ label: 'a', url: 'https://example.com' }) } },
    ],
    ['PERSONAL_LINK_LABEL_INVALID', 'links.0.label', { links: { links: [{ label: '', url: 'https://example.com' }] } }],
    ['PERSONAL_LINK_URL_INVALID', 'links.0.url', { links: { links: [{ label: 'a', url: 'javascript:alert(1)' }] } }],
    ['PERSONAL_MEDIA_ID_INVALID', 'avatarMediaId', { avatarMediaId: 'nonsense' }],
    ['PERSONAL_MEDIA_ID_INVALID', 'headerMediaId', { headerMediaId: 'a'.repeat(1_000_000) }],
    ['PERSONAL_LOCALE_UNSUPPORTED', 'locale', { bio: 'kept out', locale: 'xx' }],
  ])('refuses with %s (%s), changes nothing and emits nothing', async (code, field, change) => {
    const userId = uuidv7();
    await update(userId, { bio: 'before' });
    expect(await refusal(update(userId, change))).toEqual({ code, kind: 'invalid', ...(field && { field }) });
    expect(await personal.profileOf(userId)).toMatchObject({ bio: 'before' });
    expect(await personal.outbox(userId)).toHaveLength(1);
  });

  it('takes persons only', async () => {
    for (const options of [await personal.service('graphql-bff'), {}]) {
      expect((await refusal(personal.client.updateProfile({ bio: 'x' }, options))).code).toMatch(
        /^COMMON_(CALLER_NOT_ALLOWED|UNAUTHENTICATED)$/,
      );
    }
  });
});

describe('BatchGetProfiles', () => {
  it('gives persons and services each profile once, in the order asked for, and leaves out who has none', async () => {
    const [one, other] = [uuidv7(), uuidv7()];
    await update(one, { bio: 'one' });
    await update(other, { bio: 'other' });
    const userIds = [other, uuidv7(), 'nonsense', one.toUpperCase(), other];
    for (const options of [await personal.person(one), await personal.service('graphql-bff')]) {
      const { profiles } = await personal.client.batchGetProfiles({ userIds }, options);
      expect(profiles.map(({ bio }) => bio)).toEqual(['other', 'one']);
    }
    expect((await personal.client.batchGetProfiles({ userIds: [] }, await personal.person(one))).profiles).toEqual([]);
  });

  it('takes 200 ids and refuses 201 with PERSONAL_TOO_MANY_IDS', async () => {
    const userIds = Array.from({ length: 200 }, uuidv7);
    const options = await personal.service('graphql-bff');
    expect((await personal.client.batchGetProfiles({ userIds }, options)).profiles).toEqual([]);
    expect(await refusal(personal.client.batchGetProfiles({ userIds: [...userIds, uuidv7()] }, options))).toEqual({
      code: 'PERSONAL_TOO_MANY_IDS',
      kind: 'invalid',
      field: 'userIds',
    });
  });

  it('refuses callers without a token', async () => {
    expect(await refusal(personal.client.batchGetProfiles({ userIds: [] }))).toMatchObject({
      code: 'COMMON_UNAUTHENTICATED',
    });
  });
});
