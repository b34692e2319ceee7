import { createECDH } from 'node:crypto';
import { uuidv7 } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { notificationV1 } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NotificationFixture, PATIENCE, present, refusal, type TestPerson } from './notification-service.fixture.js';
import { Browser, PushServiceStandIn, vapidClaims } from './push-service.js';

const ecdh = createECDH('prime256v1');
const PUBLIC_KEY = ecdh.generateKeys().toString('base64url');
const PRIVATE_KEY = ecdh.getPrivateKey().toString('base64url').padStart(43, 'A');
const Kind = notificationV1.NotificationKind;

let service: PushServiceStandIn;
let fixture: NotificationFixture;
beforeAll(async () => {
  service = await PushServiceStandIn.start();
  fixture = await NotificationFixture.start({
    env: { PUSH_VAPID_PUBLIC_KEY: PUBLIC_KEY, PUSH_VAPID_PRIVATE_KEY: PRIVATE_KEY, PUSH_HOSTS: service.host },
  });
});
afterAll(async () => {
  await fixture?.stop();
  await service?.stop();
});

async function subscribed(person: TestPerson, locale = 'en'): Promise<Browser> {
  const browser = new Browser(service);
  await fixture.client.savePushSubscription(browser.subscription(locale), person.as);
  return browser;
}

const arrived = (browser: Browser, count: number) =>
  untilTrue(() => (service.at(browser.path).length >= count ? browser.received() : undefined), PATIENCE);
const jobs = () => fixture.db.selectFrom('push_jobs').selectAll().execute();
/** Until one waits for its second attempt, seconds from now: one that is being sent is taken for a minute. */
const putOff = () =>
  untilTrue(
    async () => (await jobs()).some(({ attempts, due_at }) => attempts === 1 && due_at.getTime() < Date.now() + 30_000),
    PATIENCE,
  );
const noJobs = () => untilTrue(async () => (await jobs()).length === 0, PATIENCE);
const endpoints = async (person: TestPerson) =>
  (
    await fixture.db
      .selectFrom('push_subscriptions')
      .select('endpoint')
      .where('user_id', '=', person.id)
      .orderBy('created_at')
      .execute()
  ).map(({ endpoint }) => endpoint);

async function comment(person: TestPerson, by: TestPerson): Promise<{ commentId: string; postId: string }> {
  const comment = { commentId: uuidv7(), postId: uuidv7() };
  await fixture.applied('comment.created', { ...comment, authorId: by.id, postAuthorId: person.id });
  return comment;
}

describe('what is pushed', () => {
  it('is signed by our key, opened by the browser alone, and names people only', async () => {
    const [person, writer] = [await fixture.person(), await fixture.person('민서')];
    const [english, korean] = [await subscribed(person), await subscribed(person, 'ko')];
    const { commentId, postId } = await comment(person, writer);
    const [told] = await fixture.inbox(person);
    const common = {
      kind: 'comment',
      url: `/posts/${postId}`,
      tag: `comment:${commentId}`,
      notificationId: told?.id,
    };
    expect(await arrived(english, 1)).toEqual([
      { ...common, title: '민서', body: 'Commented on your post', lang: 'en' },
    ]);
    expect(await arrived(korean, 1)).toEqual([
      { ...common, title: '민서 님', body: '내 글에 댓글을 남겼어요', lang: 'ko' },
    ]);
    const { headers } = present(service.at(english.path)[0]);
    expect(headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      urgency: 'normal',
      topic: expect.stringMatching(/^[\w-]{32}$/),
    });
    expect(Number(headers.ttl)).toBeGreaterThan(86_000);
    const claims = vapidClaims(present(headers.authorization), PUBLIC_KEY);
    expect(claims).toMatchObject({ aud: service.origin, sub: 'https://my.girok.test' });
    expect(claims.exp).toBeLessThanOrEqual(Date.now() / 1000 + 86_400);
    await noJobs();
  });

  it('of messages says who and how many, and leads to the room; a later one takes the place of the one before', async () => {
    const [person, one, two] = [await fixture.person(), await fixture.person('Jun'), await fixture.person('Ara')];
    const browser = await subscribed(person);
    const roomId = uuidv7();
    const notifyIds = [person.id];
    await fixture.message(roomId, 1, one.id, { notifyIds });
    const message = { kind: 'message', url: `/messages/${roomId}`, tag: `message:${roomId}` };
    expect(await arrived(browser, 1)).toMatchObject([{ ...message, title: 'Jun', body: 'Sent you a message' }]);
    await fixture.message(roomId, 2, two.id, { notifyIds });
    const [, second] = await arrived(browser, 2);
    expect(second).toMatchObject({ ...message, title: 'Ara and 1 other', body: 'Sent you 2 messages' });
    expect(JSON.stringify(second)).not.toContain('What nobody else may learn');
    const [first, next] = service.at(browser.path);
    expect(first?.headers.urgency).toBe('high');
    expect(next?.headers.topic).toBe(first?.headers.topic);
  });

  it('goes by preference: likes stay quiet until they are wanted, and what is not in the inbox can be pushed all the same', async () => {
    const [person, fan] = [await fixture.person(), await fixture.person('Jun')];
    const browser = await subscribed(person);
    const like = () => fixture.applied('post.liked', { postId: uuidv7(), authorId: person.id, userId: fan.id });
    await like();
    expect(await jobs()).toEqual([]);
    const preferences = [{ kind: Kind.NOTIFICATION_KIND_LIKE, inbox: false, push: true }];
    await fixture.client.updatePreferences({ preferences }, person.as);
    await like();
    expect(await arrived(browser, 1)).toMatchObject([{ kind: 'like', title: 'Jun', notificationId: null }]);
    expect(await fixture.inbox(person)).toHaveLength(1);
  });

  it('rings once for what somebody takes back and does again', async () => {
    const [person, fan, other] = [await fixture.person(), await fixture.person('Jun'), await fixture.person('Ara')];
    const browser = await subscribed(person);
    const follow = { followerId: fan.id, followeeId: person.id };
    await fixture.applied('user.followed', follow);
    await arrived(browser, 1);
    for (let i = 0; i < 3; i++) {
      await fixture.applied('user.unfollowed', follow);
      await fixture.applied('user.followed', follow);
    }
    expect(await fixture.inbox(person)).toMatchObject([{ actorIds: [fan.id], read: false }]);
    expect(await jobs()).toEqual([]);
    await fixture.applied('user.followed', { followerId: other.id, followeeId: person.id });
    expect(await arrived(browser, 2)).toMatchObject([{ title: 'Jun' }, { title: 'Ara and 1 other' }]);
  });

  it('is no old news', async () => {
    const [person, fan] = (await fixture.people(2)) as [TestPerson, TestPerson];
    await subscribed(person);
    const follow = { followerId: fan.id, followeeId: person.id };
    await fixture.applied('user.followed', follow, { time: new Date(Date.now() - 2 * 3_600_000) });
    expect(await fixture.inbox(person)).toHaveLength(1);
    expect(await jobs()).toEqual([]);
  });

  it('waits while names cannot be asked, and is not sent once it was read elsewhere', async () => {
    const [person, writer] = [await fixture.person(), await fixture.person('Jun')];
    const browser = await subscribed(person);
    fixture.auth.away = true;
    await comment(person, writer);
    await untilTrue(async () => (await jobs()).some(({ due_at }) => due_at > new Date()), PATIENCE);
    await fixture.client.markRead({ until: new Date() }, person.as);
    fixture.auth.away = false;
    await noJobs();
    await comment(person, writer);
    expect(await arrived(browser, 1)).toHaveLength(1);
  });

  it('is tried again after 429 and 5xx, with what came meanwhile in its place', async () => {
    const [person, one, two] = [await fixture.person(), await fixture.person('Jun'), await fixture.person('Ara')];
    const browser = await subscribed(person);
    service.answers.set(browser.path, [{ status: 429, headers: { 'retry-after': '600' } }, { status: 503 }]);
    await fixture.applied('user.followed', { followerId: one.id, followeeId: person.id });
    const [job] = await untilTrue(async () => {
      const waiting = await jobs();
      return waiting.some(({ due_at }) => due_at.getTime() > Date.now() + 300_000) ? waiting : undefined;
    }, PATIENCE);
    expect(job?.attempts).toBe(1);
    await fixture.applied('user.followed', { followerId: two.id, followeeId: person.id });
    await arrived(browser, 2);
    await putOff();
    await fixture.db.updateTable('push_jobs').set({ due_at: new Date() }).execute();
    expect((await arrived(browser, 3)).at(-1)).toMatchObject({ title: 'Ara and 1 other', body: 'Followed you' });
    await noJobs();
    expect(service.at(browser.path)).toHaveLength(3);
  });

  it('ends with the subscription where the push service says so, and is given up where it is refused', async () => {
    const [person, fan] = (await fixture.people(2)) as [TestPerson, TestPerson];
    const [gone, refusing] = [await subscribed(person), await subscribed(person)];
    service.answers.set(gone.path, [{ status: 410 }]);
    service.answers.set(refusing.path, [{ status: 403 }]);
    await fixture.applied('user.followed', { followerId: fan.id, followeeId: person.id });
    await arrived(refusing, 1);
    await noJobs();
    expect(await endpoints(person)).toEqual([refusing.endpoint]);
  });

  it('goes nowhere that it is redirected to', async () => {
    const [person, fan] = (await fixture.people(2)) as [TestPerson, TestPerson];
    const browser = await subscribed(person);
    service.answers.set(browser.path, [{ status: 307, headers: { location: `${service.origin}/elsewhere` } }]);
    await fixture.applied('user.followed', { followerId: fan.id, followeeId: person.id });
    await arrived(browser, 1);
    await noJobs();
    expect(service.at('/elsewhere')).toEqual([]);
  });

  it('is given up after eight attempts', async () => {
    const [person, fan] = (await fixture.people(2)) as [TestPerson, TestPerson];
    const browser = await subscribed(person);
    service.answers.set(
      browser.path,
      Array.from({ length: 20 }, () => ({ status: 500 })),
    );
    await fixture.applied('user.followed', { followerId: fan.id, followeeId: person.id });
    await putOff();
    await fixture.db.updateTable('push_jobs').set({ attempts: 7, due_at: new Date() }).execute();
    await arrived(browser, 2);
    await noJobs();
    expect(await endpoints(person)).toEqual([browser.endpoint]);
  });
});

describe('subscriptions', () => {
  it('know the key; the same again is kept once, and at most 20 a person, the oldest going first', async () => {
    const person = await fixture.person();
    expect(await fixture.client.getPushKey({}, person.as)).toEqual({ publicKey: PUBLIC_KEY });
    const browsers = Array.from({ length: LIMITS.pushSubscriptionsMax + 2 }, () => new Browser(service));
    for (const browser of browsers) {
      for (const locale of ['en', 'ko']) {
        await fixture.client.savePushSubscription(browser.subscription(locale), person.as);
      }
    }
    expect(await endpoints(person)).toEqual(browsers.slice(2).map(({ endpoint }) => endpoint));
    const { endpoint } = present(browsers.at(-1));
    for (let i = 0; i < 2; i++) await fixture.client.removePushSubscription({ endpoint }, person.as);
    expect(await endpoints(person)).not.toContain(endpoint);
  });

  it('are one person’s at a time: who signs in on the same browser takes it over, with nothing that waited for the other', async () => {
    const [first, second, fan] = (await fixture.people(3)) as [TestPerson, TestPerson, TestPerson];
    const browser = await subscribed(first);
    fixture.auth.away = true;
    await fixture.applied('user.followed', { followerId: fan.id, followeeId: first.id });
    await fixture.client.savePushSubscription(browser.subscription(), second.as);
    fixture.auth.away = false;
    expect(await endpoints(first)).toEqual([]);
    expect(await jobs()).toEqual([]);
    await fixture.client.removePushSubscription({ endpoint: browser.endpoint }, first.as);
    expect(await endpoints(second)).toEqual([browser.endpoint]);
  });

  it('end with their session, and none begins for one that has ended', async () => {
    const person = await fixture.person();
    const browser = await subscribed(person);
    const other = { ...person, as: await fixture.device(person.id) };
    const kept = await subscribed(other);
    const late = new Browser(service);
    const { sessionId } = person;
    await fixture.applied('session.revoked', { sessionId, userId: person.id, reason: 'logout' });
    expect(await endpoints(person)).toEqual([kept.endpoint]);
    const refused = await refusal(fixture.client.savePushSubscription(late.subscription(), person.as));
    expect(['UNAUTHENTICATED', 'COMMON_UNAUTHENTICATED', 'NOTIFICATION_SESSION_ENDED']).toContain(refused.code);
    expect(await endpoints(person)).toEqual([kept.endpoint]);
    expect(service.at(browser.path)).toEqual([]);
  });

  it('are refused for hosts we do not push to, without https, with bad keys and in unknown languages', async () => {
    const person = await fixture.person();
    const right = new Browser(service).subscription();
    const save = (change: Partial<typeof right>) =>
      refusal(fixture.client.savePushSubscription({ ...right, ...change }, person.as));
    for (const endpoint of [
      'https://169.254.169.254/latest',
      'https://localhost/',
      right.endpoint.replace('s:', ':'),
    ]) {
      expect(await save({ endpoint })).toEqual({
        code: 'NOTIFICATION_ENDPOINT_INVALID',
        kind: 'invalid',
        field: 'endpoint',
      });
    }
    expect(await save({ p256dh: 'x' })).toMatchObject({ code: 'NOTIFICATION_PUSH_KEY_INVALID', field: 'p256dh' });
    expect(await save({ auth: 'x' })).toMatchObject({ code: 'NOTIFICATION_PUSH_KEY_INVALID', field: 'auth' });
    expect(await save({ locale: 'fr' })).toMatchObject({ code: 'NOTIFICATION_LOCALE_UNSUPPORTED' });
    expect(await endpoints(person)).toEqual([]);
  });

  it('are refused where push is not set up, which the missing key says', async () => {
    const without = await NotificationFixture.start();
    try {
      const person = await without.person();
      expect(await without.client.getPushKey({}, person.as)).toEqual({ publicKey: '' });
      const call = without.client.savePushSubscription(new Browser(service).subscription(), person.as);
      expect(await refusal(call)).toMatchObject({ code: 'NOTIFICATION_PUSH_OFF', kind: 'wrong_state' });
    } finally {
      await without.stop();
    }
  });
});
