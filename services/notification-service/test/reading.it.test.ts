import { randomUUID } from 'node:crypto';
import { uuidv7 } from '@my-girok/nest-common';
import { notificationV1 } from '@my-girok/proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Device } from './device.js';
import { NotificationFixture, present, refusal, type TestPerson } from './notification-service.fixture.js';

let fixture: NotificationFixture;
beforeAll(async () => {
  fixture = await NotificationFixture.start();
});
afterAll(() => fixture?.stop());

/** So many notifications, each of its own post, one second apart; the oldest first. */
async function told(person: TestPerson, count: number): Promise<Date[]> {
  const fan = await fixture.person();
  const now = Date.now();
  const times = Array.from({ length: count }, (_, i) => new Date(now - (count - i) * 1000));
  await Promise.all(
    times.map((time) =>
      fixture.applied('post.liked', { postId: uuidv7(), authorId: person.id, userId: fan.id }, { time }),
    ),
  );
  return times;
}

const SEC = notificationV1.NotificationKind.NOTIFICATION_KIND_SECURITY;

describe('listNotifications', () => {
  it('pages through everything, the latest first, none twice and none missed', async () => {
    const person = await fixture.person();
    const times = await told(person, 7);
    const seen: notificationV1.Notification[] = [];
    let cursor = '';
    for (;;) {
      const page = await fixture.client.listNotifications({ limit: 3, cursor, unreadOnly: false }, person.as);
      seen.push(...page.notifications);
      expect(page).toMatchObject({ unreadCount: 7, position: { channel: `notifications:${person.id}`, seq: 7 } });
      if (!page.hasNextPage) break;
      cursor = page.endCursor;
    }
    expect(seen.map(({ updatedAt }) => updatedAt)).toEqual(times.toReversed());
    const [first] = seen;
    await fixture.client.markRead({ notificationIds: [present(first).id] }, person.as);
    expect(await fixture.inbox(person, true)).toEqual(seen.slice(1));
    expect((await fixture.client.listNotifications({}, await fixture.device(person.id))).notifications).toHaveLength(7);
  });

  it('tells nobody of others’ notifications, and services nothing', async () => {
    const [person, other] = (await fixture.people(2)) as [TestPerson, TestPerson];
    await told(person, 1);
    expect(await fixture.inbox(other)).toEqual([]);
    const call = fixture.client.listNotifications({}, await fixture.service('graphql-bff'));
    expect(await refusal(call)).toMatchObject({ kind: 'forbidden' });
  });

  it('refuses sizes beyond a page and cursors of another list', async () => {
    const person = await fixture.person();
    await told(person, 2);
    const list = (request: Partial<notificationV1.ListNotificationsRequest>) =>
      fixture.client.listNotifications(request, person.as);
    for (const limit of [-1, 101]) {
      expect(await refusal(list({ limit }))).toEqual({
        code: 'NOTIFICATION_LIMIT_INVALID',
        kind: 'invalid',
        field: 'limit',
      });
    }
    const { endCursor } = await list({ limit: 1 });
    for (const cursor of ['x', 'x'.repeat(1000), endCursor]) {
      expect(await refusal(list({ cursor, unreadOnly: true }))).toMatchObject({ code: 'NOTIFICATION_CURSOR_INVALID' });
    }
  });
});

describe('markRead', () => {
  it('reads on every device: one that listened and one that came back later see the same', async () => {
    const person = await fixture.person();
    const times = await told(person, 6);
    const [there, away] = [await Device.load(fixture, person), await Device.load(fixture, person)];
    const all = await fixture.inbox(person);
    const ids = all.slice(0, 2).map(({ id }) => id);
    const phone = await fixture.device(person.id);
    expect((await fixture.client.markRead({ notificationIds: ids }, phone)).unreadCount).toBe(4);
    expect((await fixture.client.markRead({ until: times[1] }, person.as)).unreadCount).toBe(2);
    await told(person, 1);
    await there.hear();
    await away.comeBack();
    expect(there.state()).toEqual(away.state());
    expect(there.state()).toEqual({ notifications: await fixture.inbox(person), unread: 3 });
    expect((await fixture.inbox(person, true)).map(({ updatedAt }) => updatedAt)).toEqual(
      expect.arrayContaining([times[2], times[3]]),
    );
  });

  it('again, or of what is not one’s own, changes nothing and tells nothing', async () => {
    const [person, other] = (await fixture.people(2)) as [TestPerson, TestPerson];
    await told(person, 2);
    const ids = (await fixture.inbox(person)).map(({ id }) => id);
    expect((await fixture.client.markRead({ notificationIds: ids }, other.as)).unreadCount).toBe(0);
    expect(await fixture.unread(person)).toBe(2);
    for (let i = 0; i < 2; i++) await fixture.client.markRead({ notificationIds: ids }, person.as);
    for (let i = 0; i < 2; i++) await fixture.client.markRead({ until: new Date() }, person.as);
    expect(await fixture.live(person.id)).toHaveLength(3);
    expect(await fixture.live(other.id)).toEqual([]);
  });

  it('until a moment that is yet to come reads what there is now', async () => {
    const person = await fixture.person();
    await told(person, 2);
    const answer = await fixture.client.markRead({ until: new Date(Date.now() + 86_400_000) }, person.as);
    expect(answer.unreadCount).toBe(0);
    const [event] = (await fixture.live(person.id)).slice(-1);
    expect(event?.type === 'notification.read' && event.change?.until?.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('is refused without anything, with too much and with what is no id', async () => {
    const person = await fixture.person();
    const mark = (request: Partial<notificationV1.MarkReadRequest>) =>
      refusal(fixture.client.markRead(request, person.as));
    expect(await mark({})).toMatchObject({ code: 'NOTIFICATION_READ_EMPTY', kind: 'invalid' });
    expect(await mark({ notificationIds: ['x'] })).toMatchObject({ code: 'NOTIFICATION_ID_INVALID' });
    const many = Array.from({ length: 101 }, () => randomUUID());
    expect(await mark({ notificationIds: many })).toMatchObject({ code: 'NOTIFICATION_BATCH_TOO_LARGE' });
  });
});

describe('countUnread', () => {
  it('counts exactly, up to 100', async () => {
    const person = await fixture.person();
    expect(await fixture.unread(person)).toBe(0);
    await told(person, 101);
    expect(await fixture.unread(person)).toBe(100);
    const { unreadCount } = await fixture.client.subscribe({ userId: person.id }, await fixture.service());
    expect(unreadCount).toBe(101);
  });
});

describe('subscribe and replay', () => {
  it('number everything without gaps, however much happens at once', async () => {
    const person = await fixture.person();
    const readers = await Promise.all(Array.from({ length: 4 }, () => fixture.device(person.id)));
    const reading = readers.map(async (as) => {
      for (let i = 0; i < 15; i++) await fixture.client.markRead({ until: new Date() }, as);
    });
    await Promise.all([told(person, 60), ...reading]);
    const { events, unreadCount, recovered } = await fixture.replay(person.id, await fixture.beginning(person.id), 7);
    expect(recovered).toBe(true);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
    const live = await fixture.live(person.id);
    expect(live.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq));
    expect(live.filter(({ type }) => type === 'notification.created')).toHaveLength(60);
    expect(unreadCount).toBe((await fixture.inbox(person, true)).length);
    expect(live.at(-1)?.unreadCount).toBe(unreadCount);
  });

  it('refuse another numbering, another’s channel, a number that never was, and what was forgotten', async () => {
    const [person, other] = (await fixture.people(2)) as [TestPerson, TestPerson];
    await told(person, 3);
    const beginning = await fixture.beginning(person.id);
    const as = await fixture.service();
    const refused = { recovered: false, events: [], hasMore: false, position: { ...beginning, seq: 3 } };
    const replay = (after: notificationV1.Position | undefined) =>
      fixture.client.replay({ userId: person.id, after, limit: 10 }, as);
    for (const after of [
      undefined,
      { ...beginning, epoch: 'another' },
      { ...(await fixture.beginning(other.id)), seq: 0 },
      { ...beginning, seq: 4 },
    ]) {
      expect(await replay(after)).toMatchObject(refused);
    }
    expect(await replay({ ...beginning, seq: 3 })).toMatchObject({ recovered: true, events: [], hasMore: false });
    await fixture.db
      .updateTable('channel_log')
      .set({ at: new Date(Date.now() - 73 * 3_600_000) })
      .where('user_id', '=', person.id)
      .where('seq', '<=', 2)
      .execute();
    await fixture.prune();
    expect(await replay({ ...beginning, seq: 1 })).toMatchObject(refused);
    expect((await replay({ ...beginning, seq: 2 })).events.map(({ seq }) => seq)).toEqual([3]);
  });

  it('are for ws-gateway alone, and for pages of 500', async () => {
    const person = await fixture.person();
    for (const as of [person.as, await fixture.service('graphql-bff')]) {
      const calls = [
        () => fixture.client.subscribe({ userId: person.id }, as),
        () => fixture.client.replay({ userId: person.id, after: undefined, limit: 1 }, as),
      ];
      for (const call of calls) expect((await refusal(call())).kind).toBe('forbidden');
    }
    const as = await fixture.service();
    expect(await refusal(fixture.client.subscribe({ userId: 'x' }, as))).toMatchObject({
      code: 'NOTIFICATION_ID_INVALID',
      field: 'userId',
    });
    const call = fixture.client.replay({ userId: person.id, after: undefined, limit: 501 }, as);
    expect(await refusal(call)).toMatchObject({ code: 'NOTIFICATION_LIMIT_INVALID' });
  });
});

describe('preferences', () => {
  const Kind = notificationV1.NotificationKind;

  it('say for every kind which ways; what is not wanted is not told', async () => {
    const person = await fixture.person();
    const before = (await fixture.client.getPreferences({}, person.as)).preferences;
    expect(before).toHaveLength(11);
    expect(before.every(({ inbox }) => inbox)).toBe(true);
    expect(before.filter(({ push }) => !push).map(({ kind }) => kind)).toEqual([
      Kind.NOTIFICATION_KIND_LIKE,
      Kind.NOTIFICATION_KIND_REPOST,
    ]);
    const change = { kind: Kind.NOTIFICATION_KIND_LIKE, inbox: false, push: false };
    const { preferences } = await fixture.client.updatePreferences({ preferences: [change] }, person.as);
    expect(preferences).toEqual(before.map((each) => (each.kind === change.kind ? change : each)));
    expect((await fixture.client.getPreferences({}, person.as)).preferences).toEqual(preferences);
    await told(person, 1);
    expect(await fixture.inbox(person)).toEqual([]);
    await fixture.client.updatePreferences({ preferences: [{ ...change, inbox: true }] }, person.as);
    await told(person, 1);
    expect(await fixture.inbox(person)).toHaveLength(1);
  });

  it('keep security in the inbox: NOTIFICATION_SECURITY_REQUIRED, and nothing changes', async () => {
    const person = await fixture.person();
    const preferences = [
      { kind: Kind.NOTIFICATION_KIND_LIKE, inbox: false, push: false },
      { kind: SEC, inbox: false, push: false },
    ];
    const before = await fixture.client.getPreferences({}, person.as);
    expect(await refusal(fixture.client.updatePreferences({ preferences }, person.as))).toEqual({
      code: 'NOTIFICATION_SECURITY_REQUIRED',
      kind: 'invalid',
      field: 'preferences',
    });
    expect(await fixture.client.getPreferences({}, person.as)).toEqual(before);
    const quiet = { preferences: [{ kind: SEC, inbox: true, push: false }] };
    expect((await fixture.client.updatePreferences(quiet, person.as)).preferences).toContainEqual(quiet.preferences[0]);
  });

  it('refuse kinds that are none, or named twice', async () => {
    const person = await fixture.person();
    const like = { kind: Kind.NOTIFICATION_KIND_LIKE, inbox: true, push: true };
    for (const preferences of [
      [{ ...like, kind: Kind.NOTIFICATION_KIND_UNSPECIFIED }],
      [{ ...like, kind: 77 as notificationV1.NotificationKind }],
      [like, like],
      Array.from({ length: 10 }, () => like),
    ]) {
      const call = fixture.client.updatePreferences({ preferences }, person.as);
      expect(await refusal(call)).toMatchObject({ code: 'NOTIFICATION_KIND_INVALID' });
    }
  });
});
