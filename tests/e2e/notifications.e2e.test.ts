import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { ApiClient } from './src/api-client.ts';
import { openChromium, PersonAtABrowser, PHONE, somebody } from './src/person-at-a-browser.ts';
import { Product } from './src/product.ts';
import { until } from './src/until.ts';

const product = new Product(inject('product'));
let browser: Browser;

/** Somebody who acts through the API. */
class Friend {
  readonly api = new ApiClient(product.api);
  id = '';

  constructor(readonly name: string) {}

  async join(): Promise<this> {
    await this.api.register(somebody(this.name));
    this.id = (await this.api.ask<{ me: { id: string } }>('{ me { id } }')).me.id;
    return this;
  }

  like = (postId: string) =>
    this.api.ask('mutation($id: ID!) { likePost(postId: $id) { post { id } } }', { id: postId });
  comment = (postId: string, content: string) =>
    this.api.ask(
      'mutation($postId: ID!, $content: String!) { addComment(postId: $postId, content: $content) { comment { id } } }',
      { postId, content },
    );
  follow = (userId: string) =>
    this.api.ask('mutation($id: ID!) { follow(userId: $id) { user { id } } }', { id: userId });
  mention = (userId: string, name: string) =>
    this.api.ask('mutation($input: CreatePostInput!) { createPost(input: $input) { post { id } } }', {
      input: { content: `@${name} look`, mentions: [{ start: 0, end: name.length + 1, userId }] },
    });
}

const row = (page: Page, words: string | RegExp): Locator =>
  page.getByRole('main').getByRole('article').filter({ hasText: words });
const bell = (page: Page): Locator => page.getByRole('link', { name: /^(Notifications|알림)/ }).first();

/** Goes somewhere and waits until that page hears what is told from there on. */
async function goAndHear(page: Page, path: string): Promise<void> {
  let isHeard = false;
  page.once('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      isHeard ||= /^42\/notifications,.*"notifications\.unread"/.test(`${payload}`);
    }),
  );
  await page.goto(product.web + path);
  await until('the page hears notifications', () => isHeard);
}

async function openList(page: Page): Promise<void> {
  await page.goto(`${product.web}/notifications`);
  await page.getByRole('heading', { level: 1, name: /Notifications|알림/ }).waitFor();
}

describe('notifications', () => {
  const eve = somebody('Eve Moon');
  let desktop: PersonAtABrowser;
  let phone: PersonAtABrowser;
  let [bo, minji, ada]: Friend[] = [];
  let eveId = '';
  let postId = '';

  beforeAll(async () => {
    browser = await openChromium();
    [bo, minji, ada] = await Promise.all([
      new Friend('Bo Lind').join(),
      new Friend('김민지').join(),
      new Friend('Ada Berg').join(),
    ]);
    desktop = await PersonAtABrowser.open(browser, { permissions: ['notifications'] });
    await desktop.register(product.web, eve);
    phone = await PersonAtABrowser.open(browser, { viewport: PHONE, hasTouch: true, isMobile: true, locale: 'ko-KR' });
    await phone.page.goto(`${product.web}/login`);
    await phone.page.getByLabel('이메일').fill(eve.email);
    await phone.page.getByLabel('비밀번호', { exact: true }).fill(eve.password);
    await phone.page.getByRole('button', { name: '로그인하기' }).click();
    await bell(phone.page).waitFor();
    await desktop.page.getByRole('textbox', { name: 'Write a post' }).fill('Plum blossom by the wall');
    await desktop.page.getByRole('button', { name: 'Post', exact: true }).click();
    const post = desktop.page.getByRole('article').filter({ hasText: 'Plum blossom by the wall' }).first();
    const address = post.locator('a[href^="/posts/"]').first();
    await until('the post is sent', async () => (await address.getAttribute('href').catch(() => null)) !== null);
    postId = (await address.getAttribute('href'))?.split('/')[2] ?? '';
    const own = await desktop.page.getByRole('link', { name: 'You' }).first().getAttribute('href');
    eveId = own?.split('/').at(-1) ?? '';
  });

  afterAll(async () => {
    expect(desktop?.pageErrors ?? []).toEqual([]);
    expect(phone?.pageErrors ?? []).toEqual([]);
    await desktop?.close();
    await phone?.close();
    await browser?.close();
  });

  test('teaches the next step while there is none, and asks for no permission', async () => {
    await goAndHear(phone.page, '/notifications');
    await phone.page.getByText('먼저 글을 남겨 보세요.', { exact: false }).waitFor();
    expect(await phone.page.evaluate(() => Notification.permission)).not.toBe('granted');
    expect(await phone.page.getByRole('button', { name: '푸시 알림 켜기' }).count()).toBe(0);
  });

  test('come live to every device, the like of a second person into the same one', async () => {
    await goAndHear(desktop.page, '/');
    await bo?.like(postId);
    // Quietly, where one is looking, and in the count.
    await desktop.page.getByText('liked your post').waitFor();
    await until('the count shows it', async () => /1 unread/.test((await bell(desktop.page).textContent()) ?? ''));
    await until('the tab counts it', async () => (await desktop.page.title()).startsWith('(1) '));
    await row(phone.page, 'Bo Lind 님이 내 글을 좋아해요').waitFor();
    await row(phone.page, 'Plum blossom by the wall').first().waitFor();
    await minji?.like(postId);
    await row(phone.page, '김민지 님과 Bo Lind 님이 내 글을 좋아해요').waitFor();
    expect(await row(phone.page, '좋아해요').count()).toBe(1);
    await ada?.comment(postId, 'How early this year');
    await ada?.follow(eveId);
    await ada?.mention(eveId, eve.name);
    await openList(desktop.page);
    for (const words of [
      '김민지 and Bo Lind liked your post',
      'Ada Berg commented on your post',
      'Ada Berg followed you',
      'Ada Berg mentioned you',
    ])
      await row(desktop.page, words).waitFor();
    await desktop.page.getByRole('heading', { name: 'Today' }).waitFor();
    await desktop.screenshot('notifications-desktop');
    await row(phone.page, 'Ada Berg 님이 나를 언급했어요').waitFor();
    await row(phone.page, 'Ada Berg 님이 나를 팔로우해요').waitFor();
    await phone.screenshot('notifications-phone');
    await until('the phone counts them', async () => /4/.test((await bell(phone.page).textContent()) ?? ''));
  });

  test('opening one leads there and reads it on the other device', async () => {
    const told = row(desktop.page, 'followed you');
    await told.getByRole('link').click();
    await desktop.page.waitForURL(`**/people/${ada?.id}`);
    const onPhone = row(phone.page, '나를 팔로우해요');
    await until('the phone shows it as read', async () => (await onPhone.getAttribute('data-unread')) === null);
    await until('three are left', async () => /3/.test((await bell(phone.page).textContent()) ?? ''));
    await desktop.page.goBack();
    await desktop.page.getByText('Unread', { exact: true }).click();
    await row(desktop.page, 'mentioned you').waitFor();
    expect(await row(desktop.page, 'followed you').count()).toBe(0);
  });

  test('mark all as read, everywhere', async () => {
    await desktop.page.getByRole('button', { name: 'Mark all read' }).click();
    await until(
      'nothing is unread on the phone',
      async () => (await phone.page.locator('[data-unread]').count()) === 0,
    );
    await until('the bell is quiet', async () => !/unread/.test((await bell(desktop.page).textContent()) ?? ''));
    await desktop.page.reload();
    await desktop.page.getByText('You have read everything.').waitFor();
  });

  test('what was taken back is announced nowhere; what is off is not told', async () => {
    await desktop.page.goto(`${product.web}/settings/notifications`);
    const follows = desktop.page.getByRole('checkbox', { name: 'Somebody follows me, In the list' });
    await follows.waitFor();
    expect(await desktop.page.getByRole('checkbox', { name: /security, In the list/ }).isDisabled()).toBe(true);
    await desktop.screenshot('notification-settings-desktop');
    await follows.click({ force: true });
    await until('it is kept', async () => {
      const { notificationPreferences: kept } = await askAs<{
        notificationPreferences: { kind: string; inbox: boolean }[];
      }>(desktop.page, '/settings/notifications');
      return kept.some(({ kind, inbox }) => kind === 'FOLLOW' && !inbox);
    });
    await minji?.follow(eveId);
    // Later than the follow, and told: then the follow would have been told too.
    await minji?.comment(postId, 'And here');
    await openList(desktop.page);
    await row(desktop.page, '김민지 commented on your post').waitFor();
    expect(await row(desktop.page, '김민지 followed you').count()).toBe(0);
  });

  /** What the page itself last got for its preferences. */
  async function askAs<Data>(page: Page, path: string): Promise<Data> {
    const answer = page.waitForResponse(
      async (response) =>
        response.url().endsWith('/graphql') &&
        (await response.text().catch(() => '')).includes('notificationPreferences'),
    );
    await page.goto(product.web + path);
    return ((await (await answer).json()) as { data: Data }).data;
  }

  test('a push is shown by the service worker, and a press on it opens its place', async () => {
    const { page, context } = desktop;
    await page.evaluate(() => navigator.serviceWorker.getRegistration('/').then((each) => each?.unregister()));
    await openList(page);
    // The browser has no push service here: the worker is registered as turning push on does it.
    const subscribed = page.getByRole('button', { name: 'Turn on push' });
    await page.goto(`${product.web}/settings/notifications`);
    await subscribed.waitFor();
    await subscribed.click();
    const cdp = await context.newCDPSession(page);
    let registrationId = '';
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      registrationId = registrations.find(({ isDeleted }) => !isDeleted)?.registrationId ?? registrationId;
    });
    await until('the worker is there', async () =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/'))?.active?.state === 'activated'),
    );
    await cdp.send('ServiceWorker.enable');
    await until('the browser names the registration', () => registrationId !== '');
    const push = (data: unknown) =>
      cdp.send('ServiceWorker.deliverPushMessage', {
        origin: new URL(product.web).origin,
        registrationId,
        data: typeof data === 'string' ? data : JSON.stringify(data),
      });
    const shown = () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration('/');
        const notices = (await registration?.getNotifications()) ?? [];
        return notices.map(({ title, body, tag, data }) => ({ title, body, tag, url: data.url }));
      });
    const told = { kind: 'comment', title: 'Bo Lind', body: 'Commented on your post', tag: 'comment:1', lang: 'en' };
    await push({ ...told, url: `/posts/${postId}`, notificationId: 'n' });
    await until('it is shown', async () => (await shown()).length === 1);
    expect(await shown()).toEqual([{ title: told.title, body: told.body, tag: told.tag, url: `/posts/${postId}` }]);
    // The same again takes its place; another site's address leads to the list; what is not ours still shows something.
    await push({ ...told, body: 'Commented again', url: 'https://elsewhere.example/x' });
    await push('not json');
    await until('both are shown', async () => (await shown()).length === 2);
    expect((await shown()).map(({ title, url }) => [title, url]).sort()).toEqual([
      ['Bo Lind', '/notifications'],
      ['girok', '/notifications'],
    ]);
    await push({ ...told, url: `/posts/${postId}` });
    await until('it leads to the post again', async () =>
      (await shown()).some(({ url }) => url === `/posts/${postId}`),
    );
    const worker = context.serviceWorkers().find((each) => each.url().endsWith('/sw.js'));
    await worker?.evaluate(async () => {
      const scope = globalThis as unknown as {
        registration: ServiceWorkerRegistration;
        dispatchEvent(event: Event): boolean;
        NotificationEvent: new (type: string, init: { notification: Notification }) => Event;
      };
      const [notification] = await scope.registration.getNotifications({ tag: 'comment:1' });
      if (notification) scope.dispatchEvent(new scope.NotificationEvent('notificationclick', { notification }));
    });
    await page.waitForURL(`**/posts/${postId}`);
    await until('it is gone', async () => (await shown()).every(({ title }) => title === 'girok'));
  });
});
