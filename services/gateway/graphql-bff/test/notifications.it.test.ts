import { createECDH, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BffFixture, documentIdOf, untilTrue } from './bff.fixture.js';
import type { Browser } from './browser.js';

/** The inbox as the web app asks for it. */
const INBOX = `query Inbox($limit: Int, $cursor: String, $unreadOnly: Boolean) {
  notifications(limit: $limit, cursor: $cursor, unreadOnly: $unreadOnly) {
    notifications {
      id kind actors { id name avatar } actorCount count post { id content } roomId room { id peer { id name } unread } sessionId detail createdAt updatedAt read
    }
    pageInfo { hasNextPage endCursor }
    unread
    position { channel epoch seq }
  }
}`;

interface Told {
  id: string;
  kind: string;
  actors: { name: string }[];
  post: { id: string; content: string } | null;
  read: boolean;
  roomId: string | null;
}

describe('notifications', () => {
  let fixture: BffFixture;
  let ada: Browser;
  let kim: Browser;
  let jun: Browser;
  let postId: string;

  const ok = async (browser: Browser, query: string, variables?: Record<string, unknown>) => {
    const { data, errors } = await browser.ask(query, variables);
    expect(errors).toEqual([]);
    return data;
  };
  const inbox = async (browser: Browser, variables: Record<string, unknown> = {}) =>
    (await ok(browser, INBOX, variables)).notifications;
  const told = (browser: Browser, is: (each: Told) => boolean): Promise<Told> =>
    untilTrue(async () => (await inbox(browser)).notifications.find(is), { timeoutMs: 60_000 });
  const like = (browser: Browser) =>
    ok(browser, 'mutation ($id: ID!) { likePost(postId: $id) { post { id } } }', { id: postId });

  beforeAll(async () => {
    fixture = await BffFixture.start({ documents: [INBOX], talk: true });
    [ada, kim, jun] = (await Promise.all(['Ada', 'Kim', 'Jun'].map((name) => fixture.person(name)))) as [
      Browser,
      Browser,
      Browser,
    ];
    postId = await ada.createPost('something to like');
    await like(kim);
    await like(jun);
    await ok(jun, 'mutation ($id: ID!) { follow(userId: $id) { user { id } } }', { id: ada.userId });
    await told(ada, (each) => each.kind === 'FOLLOW');
    await told(ada, (each) => each.kind === 'LIKE' && each.actors.length === 2);
  }, 600_000);
  afterAll(() => fixture?.stop());

  it('say who did what, together for one post, with the post as it is', async () => {
    const page = await inbox(ada);
    expect(page.position).toMatchObject({ channel: `notifications:${ada.userId}`, seq: expect.any(Number) });
    const likes = page.notifications.find((each: Told) => each.kind === 'LIKE');
    expect(likes).toMatchObject({
      actors: [{ name: 'Jun' }, { name: 'Kim' }],
      actorCount: 2,
      post: { id: postId, content: 'something to like' },
      roomId: null,
      room: null,
      sessionId: null,
      detail: null,
      read: false,
    });
    expect(page.notifications.find((each: Told) => each.kind === 'FOLLOW')).toMatchObject({
      actors: [{ id: jun.userId, name: 'Jun' }],
      post: null,
    });
    expect(page.unread).toBe((await ok(ada, '{ unreadNotifications }')).unreadNotifications);
  });

  it('cost one call a service for a page, text or trusted, and come in pages', async () => {
    const one = { ListNotifications: 1, BatchGetPosts: 1, BatchGetUsers: 1, BatchGetProfiles: 1 };
    expect(await fixture.callsDuring(() => inbox(ada))).toEqual(one);
    const trusted = { documentId: documentIdOf(INBOX), variables: {} };
    expect(await fixture.callsDuring(() => ada.post(trusted))).toEqual(one);
    const first = await inbox(ada, { limit: 1 });
    expect(first.notifications).toHaveLength(1);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await inbox(ada, { limit: 1, cursor: first.pageInfo.endCursor });
    expect(second.notifications[0].id).not.toBe(first.notifications[0].id);
  });

  it('tell of messages that nobody read, together for each room, without a word of them', async () => {
    const open = `mutation { openDirectRoom(userId: "${ada.userId}") { room { id } } }`;
    const roomId: string = await untilTrue(async () => (await jun.ask(open)).data?.openDirectRoom.room.id, {
      timeoutMs: 60_000,
    });
    for (const content of ['a secret', 'and another']) {
      await fixture.chat.sendMessage({ roomId, clientId: randomUUID(), content }, await fixture.as(jun));
    }
    const message = await told(ada, (each) => each.roomId === roomId);
    expect(message).toMatchObject({
      actors: [{ name: 'Jun' }],
      post: null,
      room: { id: roomId, peer: { id: jun.userId, name: 'Jun' }, unread: 2 },
    });
    expect(JSON.stringify(message)).not.toContain('secret');
  });

  it('are read one by one or all at once, for every device', async () => {
    const device = fixture.browser();
    await device.login(ada.email);
    const { id } = await told(ada, (each) => each.kind === 'FOLLOW');
    const mark =
      'mutation ($ids: [ID!], $until: DateTime) { markNotificationsRead(ids: $ids, until: $until) { unread } }';
    await ok(ada, mark, { ids: [id] });
    expect((await inbox(device)).notifications.find((each: Told) => each.id === id).read).toBe(true);
    const unread: Told[] = (await inbox(device, { unreadOnly: true })).notifications;
    expect(unread.map((each) => each.id)).not.toContain(id);
    expect(unread.length).toBeGreaterThan(0);
    await untilTrue(
      async () =>
        (await ok(ada, mark, { until: new Date(Date.now() + 1000).toISOString() })).markNotificationsRead.unread === 0,
      { timeoutMs: 30_000 },
    );
    expect((await inbox(device)).unread).toBe(0);
  });

  it('come in the ways that one has chosen', async () => {
    const all = '{ notificationPreferences { kind inbox push } }';
    const before: { kind: string; inbox: boolean; push: boolean }[] = (await ok(kim, all)).notificationPreferences;
    expect(before.map((each) => each.kind).toSorted()).toEqual([
      'CALL',
      'COMMENT',
      'FOLLOW',
      'LIKE',
      'MATCH',
      'MENTION',
      'MESSAGE',
      'MESSAGE_REQUEST',
      'QUOTE',
      'REPOST',
      'SECURITY',
    ]);
    const { updateNotificationPreferences } = await ok(
      kim,
      'mutation { updateNotificationPreferences(input: [{ kind: LIKE, inbox: false, push: false }]) { preferences { kind inbox push } } }',
    );
    const changed = before.map((each) => (each.kind === 'LIKE' ? { kind: 'LIKE', inbox: false, push: false } : each));
    expect(updateNotificationPreferences.preferences).toEqual(changed);
    expect((await ok(kim, all)).notificationPreferences).toEqual(changed);
  });

  it('are pushed to browsers that ask for it, in the language of one’s profile', async () => {
    const { pushKey } = await ok(ada, '{ pushKey }');
    expect(Buffer.from(pushKey, 'base64url')).toHaveLength(65);
    const pair = createECDH('prime256v1');
    const input = {
      endpoint: 'https://fcm.googleapis.com/fcm/send/one',
      p256dh: pair.generateKeys('base64url'),
      auth: randomBytes(16).toString('base64url'),
    };
    const save = () =>
      ok(ada, 'mutation ($input: PushSubscriptionInput!) { savePushSubscription(input: $input) { success } }', {
        input,
      });
    await ok(ada, 'mutation { updateProfile(input: { locale: "ko" }) { user { id } } }');
    expect(await fixture.callsDuring(save)).toEqual({ BatchGetProfiles: 1, SavePushSubscription: 1 });
    const remove = 'mutation ($endpoint: String!) { removePushSubscription(endpoint: $endpoint) { success } }';
    for (let times = 0; times < 2; times++)
      expect((await ok(ada, remove, input)).removePushSubscription.success).toBe(true);
    const elsewhere = await ada.ask(
      'mutation ($input: PushSubscriptionInput!) { savePushSubscription(input: $input) { success } }',
      { input: { ...input, endpoint: 'https://push.example.test/mine' } },
    );
    expect(elsewhere.errors[0]?.extensions.reason).toMatch(/^NOTIFICATION_/);
  });

  it.each([
    ['a page of 101', '{ notifications(limit: 101) { unread } }', 'BFF_LIMIT_OUT_OF_RANGE', 'limit'],
    [
      '101 ids',
      `mutation { markNotificationsRead(ids: [${'"x",'.repeat(101)}]) { unread } }`,
      'BFF_LIST_TOO_LONG',
      'ids',
    ],
    ['no moment', 'mutation { markNotificationsRead(until: "now") { unread } }', 'BFF_DATETIME_INVALID', 'until'],
    [
      'more choices than there are kinds',
      `mutation { updateNotificationPreferences(input: [${'{ kind: LIKE, inbox: true, push: true },'.repeat(12)}]) { preferences { kind } } }`,
      'BFF_LIST_TOO_LONG',
      'input',
    ],
  ])('refuse %s', async (_, query, reason, field) => {
    expect((await ada.ask(query)).errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason, field });
  });

  it('are nobody’s who is signed out', async () => {
    for (const query of [
      '{ notifications { unread } }',
      '{ unreadNotifications }',
      '{ notificationPreferences { kind } }',
      '{ pushKey }',
      'mutation { markNotificationsRead(ids: ["x"]) { unread } }',
      'mutation { updateNotificationPreferences(input: []) { preferences { kind } } }',
      'mutation { savePushSubscription(input: { endpoint: "x", p256dh: "x", auth: "x" }) { success } }',
      'mutation { removePushSubscription(endpoint: "x") { success } }',
    ])
      expect((await fixture.browser().ask(query)).errors[0]?.extensions, query).toMatchObject({
        code: 'UNAUTHENTICATED',
        reason: 'BFF_SIGNED_OUT',
      });
  });

  it('come without the post while feed-service is away', async () => {
    await fixture.services['feed-service'].stop('SIGKILL');
    const { data, errors } = await ada.post({ documentId: documentIdOf(INBOX), variables: {} });
    expect(data.notifications.notifications.find((each: Told) => each.kind === 'LIKE')).toMatchObject({
      actors: [{ name: 'Jun' }, { name: 'Kim' }],
      post: null,
    });
    expect(errors[0]?.extensions.code).toBe('SERVICE_UNAVAILABLE');
    await fixture.services['feed-service'].start();
    await untilTrue(async () => (await ada.ask(INBOX)).errors.length === 0, { timeoutMs: 20_000 });
  }, 300_000);

  it('are null with SERVICE_UNAVAILABLE while notification-service is away, and the rest of the page comes', async () => {
    await fixture.services['notification-service'].stop('SIGKILL');
    const { data, errors } = await ada.ask(
      '{ me { name } unreadNotifications notifications { unread } timeline { posts { content } } }',
    );
    expect(data).toEqual({
      me: { name: 'Ada' },
      unreadNotifications: null,
      notifications: null,
      timeline: { posts: [{ content: 'something to like' }] },
    });
    for (const error of errors) expect(error.extensions.code).toBe('SERVICE_UNAVAILABLE');
    await fixture.services['notification-service'].start();
    await untilTrue(async () => (await ada.ask(INBOX)).errors.length === 0, { timeoutMs: 20_000 });
  }, 300_000);
});
