import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { ApiClient } from './src/api-client.ts';
import { axeViolations } from './src/axe.ts';
import {
  countMedia,
  FAKE_MEDIA,
  hearsAndSees,
  press,
  received,
  ring,
  SLOW,
  stage,
  tiles,
} from './src/call-on-screen.ts';
import { DESKTOP, openChromium, PersonAtABrowser, PHONE, somebody } from './src/person-at-a-browser.ts';
import { Product } from './src/product.ts';
import { until } from './src/until.ts';

const product = new Product(inject('product'));
const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: SLOW });

let browser: Browser;
/** Ada sits at a desk, Bora has a phone; both have a camera that shows a moving pattern and a microphone that beeps. */
let ada: PersonAtABrowser;
let bora: PersonAtABrowser;
const people = { ada: somebody('Ada Kim'), bora: somebody('Bora Lee') };
let room = '';

const idOf = async (page: Page): Promise<string> =>
  (await page.getByRole('link', { name: 'You', exact: true }).getAttribute('href'))?.split('/').at(-1) ?? '';

async function follow(page: Page, id: string, name: string): Promise<void> {
  await page.goto(`${product.web}/people/${id}`);
  await page.getByRole('button', { name: `Follow ${name}`, exact: true }).click();
  await page.getByRole('button', { name: `Following ${name}, unfollow` }).waitFor();
}

beforeAll(async () => {
  browser = await openChromium(FAKE_MEDIA);
  ada = await PersonAtABrowser.open(browser, { viewport: DESKTOP });
  bora = await PersonAtABrowser.open(browser, { viewport: PHONE, isMobile: true, hasTouch: true });
  for (const { context, page } of [ada, bora]) {
    page.setDefaultTimeout(SLOW);
    await countMedia(context);
  }
  await ada.register(product.web, people.ada);
  await bora.register(product.web, people.bora);
  const ids = { ada: await idOf(ada.page), bora: await idOf(bora.page) };
  await follow(ada.page, ids.bora, 'Bora Lee');
  await follow(bora.page, ids.ada, 'Ada Kim');
  await ada.page.goto(`${product.web}/people/${ids.bora}`);
  await ada.page.getByRole('button', { name: 'Message', exact: true }).click();
  await ada.page.getByRole('textbox', { name: 'Write a message' }).fill('May I call?');
  await ada.page.keyboard.press('Enter');
  await ada.page.getByRole('button', { name: 'Voice call' }).waitFor();
  room = ada.page.url();
  await bora.page.goto(product.web);
  await bora.page.getByRole('textbox', { name: 'Write a post' }).waitFor();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await ada.keepEvidence('calls-ada');
  await bora.keepEvidence('calls-bora');
});

afterAll(async () => {
  for (const person of [ada, bora]) await person?.close();
  await browser?.close();
});

async function call(page: Page, kind: 'Voice call' | 'Video call'): Promise<void> {
  if (page.url() !== room) await page.goto(room);
  await page.getByRole('button', { name: kind }).click();
  await press(page, kind === 'Video call' ? 'Start video call' : 'Start call');
}

async function hangUp(page: Page): Promise<void> {
  await press(page, 'Leave');
  await soon(() => stage(page).count()).toBe(0);
}

describe('before a call', () => {
  test('one sees oneself, how loud one is, and chooses devices, which are remembered', async () => {
    await ada.page.getByRole('button', { name: 'Video call' }).click();
    await stage(ada.page).getByRole('heading', { name: 'Ready to talk with Bora Lee?' }).waitFor();
    await soon(() =>
      stage(ada.page)
        .locator('video')
        .evaluate((video) => (video as HTMLVideoElement).videoWidth),
    ).toBeGreaterThan(0);
    const level = stage(ada.page).getByRole('meter', { name: 'Microphone level' });
    await soon(async () => Number(await level.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
    const microphone = stage(ada.page).getByLabel('Microphone', { exact: true }).and(ada.page.locator('select'));
    await soon(() => microphone.locator('option').count()).toBeGreaterThan(1);
    await microphone.selectOption({ index: 1 });
    const chosen = await microphone.inputValue();
    await ada.screenshot('call-before-desktop');
    await press(ada.page, 'Camera');
    await stage(ada.page).getByText('Your camera is off').waitFor();
    await press(ada.page, 'Back to the conversation');
    await ada.page.getByRole('button', { name: 'Voice call' }).click();
    await soon(() => microphone.inputValue()).toBe(chosen);
    await ada.page.keyboard.press('Escape');
    await soon(() => stage(ada.page).count()).toBe(0);
    expect(ada.page.url()).toBe(room);
  });
});

describe('two people', () => {
  test('ring, answer, hear and see each other', async () => {
    await call(ada.page, 'Video call');
    await ring(bora.page).getByRole('heading', { name: 'Ada Kim' }).waitFor();
    await ring(bora.page).getByText('Ada Kim is calling with video', { exact: true }).first().waitFor();
    await bora.screenshot('call-ringing-phone');
    await ring(bora.page).getByRole('button', { name: 'Answer with video' }).click();
    await soon(() => tiles(ada.page).count()).toBe(2);
    await soon(() => tiles(bora.page).count()).toBe(2);
    await hearsAndSees(ada.page);
    await hearsAndSees(bora.page);
    await soon(() =>
      stage(ada.page)
        .getByText(/^\d+:\d\d$/)
        .count(),
    ).toBe(1);
    await ada.screenshot('call-desktop');
    await bora.screenshot('call-phone');
  });

  test('mute themselves, by button and by key, and the other sees it', async () => {
    const hers = tiles(bora.page).filter({ hasText: 'Ada Kim' });
    await press(ada.page, 'Microphone');
    await soon(() => hers.getByText('muted', { exact: true }).count()).toBe(1);
    await ada.page.keyboard.press('m');
    await soon(() => hers.getByText('muted', { exact: true }).count()).toBe(0);
    await ada.page.keyboard.press('v');
    await soon(() => hers.locator('video').count()).toBe(0);
    await ada.page.keyboard.press('v');
    await soon(() => hers.locator('video').count()).toBe(1);
  });

  test('share a screen, which is large for the other', async () => {
    await press(ada.page, 'Share screen');
    await bora.page.getByText('Screen of Ada Kim').waitFor();
    const screen = tiles(bora.page).filter({ hasText: 'Screen of Ada Kim' });
    await soon(() =>
      screen.locator('video').evaluate((video) => (video as HTMLVideoElement).videoWidth),
    ).toBeGreaterThan(0);
    await expect(screen.getAttribute('data-large')).resolves.not.toBeNull();
    await bora.screenshot('call-screen-phone');
    await press(ada.page, 'Share screen');
    await soon(() => screen.count()).toBe(0);
  });

  test('go on talking while they walk through the app', async () => {
    await press(ada.page, 'Make the call small');
    const bar = ada.page.getByRole('region', { name: 'Call with Bora Lee' });
    await bar.waitFor();
    await ada.page.getByRole('link', { name: 'Timeline' }).click();
    await ada.page.getByRole('textbox', { name: 'Write a post' }).waitFor();
    const before = await received(ada.page);
    await until('sound comes in', async () => (await received(ada.page)).soundBytes > before.soundBytes, SLOW);
    await ada.screenshot('call-small-desktop');
    await bar.getByRole('button', { name: /Back to the call/ }).click();
    await hearsAndSees(ada.page);
  });

  test('leave, and the other is told that it is over', async () => {
    await hangUp(ada.page);
    await stage(bora.page).getByText('The call has ended.').waitFor();
    await bora.screenshot('call-over-phone');
    await press(bora.page, 'Back to the conversation');
    await soon(() => bora.page.getByText(/^Ada Kim called · /).count()).toBeGreaterThan(0);
  });
});

describe('a call', () => {
  test('is declined, and who called is told', async () => {
    await call(ada.page, 'Voice call');
    await ring(bora.page).getByRole('button', { name: 'Decline' }).click();
    await soon(() => ring(bora.page).count()).toBe(0);
    await stage(ada.page).getByText('The call was declined.').waitFor();
    await press(ada.page, 'Back to the conversation');
  });

  test('rings on every tab until it is answered on one', async () => {
    const other = await bora.context.newPage();
    other.setDefaultTimeout(SLOW);
    await other.goto(product.web);
    await other.getByRole('textbox', { name: 'Write a post' }).waitFor();
    await call(ada.page, 'Voice call');
    await ring(other).waitFor();
    await ring(bora.page).getByRole('button', { name: 'Answer', exact: true }).click();
    await soon(() => ring(other).count()).toBe(0);
    await soon(() => tiles(ada.page).count()).toBe(2);
    await other.close();
    await hangUp(bora.page);
    await press(ada.page, 'Back to the conversation');
  });

  test('that nobody answers is missed, and the room keeps a notice of it', async () => {
    await call(ada.page, 'Voice call');
    await ring(bora.page).waitFor();
    await stage(ada.page).getByText('No answer.').waitFor();
    await soon(() => ring(bora.page).count()).toBe(0);
    await press(ada.page, 'Back to the conversation');
    // One of the call that was declined, one of this.
    const notices = (page: Page, words: string): Locator => page.locator('.app-notice').filter({ hasText: words });
    await soon(() => notices(ada.page, 'Bora Lee did not answer a call').count()).toBe(2);
    await bora.page.goto(room);
    await soon(() => notices(bora.page, 'Ada Kim called, and you did not answer').count()).toBe(2);
    await bora.screenshot('call-missed-phone');
  });

  test('lets go within seconds of whose session ends, and lets nobody in by what they had', async () => {
    await call(ada.page, 'Voice call');
    const answered = bora.page.waitForResponse(async (response) =>
      (await response.text().catch(() => '')).includes('"joinCall"'),
    );
    await ring(bora.page).getByRole('button', { name: 'Answer', exact: true }).click();
    const { url, token } = ((await (await answered).json()) as { data: { joinCall: { url: string; token: string } } })
      .data.joinCall;
    await soon(() => tiles(ada.page).count()).toBe(2);
    const api = new ApiClient(product.api);
    await api.login(people.bora.email, people.bora.password);
    const { sessions } = await api.ask<{ sessions: { id: string; current: boolean }[] }>('{ sessions { id current } }');
    const theirs = sessions.find(({ current }) => !current);
    await api.ask('mutation($id: ID!) { revokeSession(sessionId: $id) { __typename } }', { id: theirs?.id });
    await stage(ada.page).getByText('The call has ended.').waitFor();
    await soon(() => tiles(bora.page).count()).toBe(0);
    const back = await fetch(`${url.replace(/^ws/, 'http')}/rtc/validate?access_token=${token}`, {
      signal: AbortSignal.timeout(10_000),
    });
    expect({ ok: back.ok, says: await back.text() }).toMatchObject({ ok: false });
    // What was heard before is all that is ever heard.
    const heard = await received(ada.page);
    await bora.page.getByRole('dialog', { name: 'Log in to go on' }).waitFor();
    expect((await received(ada.page)).soundBytes).toBe(heard.soundBytes);
    await press(ada.page, 'Back to the conversation');
  });
});

describe('in Korean and in the dark', () => {
  test('every screen of a call passes axe', async () => {
    // Axe comes into the page by a way that the page's policy forbids.
    const look = { locale: 'ko-KR', colorScheme: 'dark', bypassCSP: true } as const;
    const mina = await PersonAtABrowser.open(browser, { ...look, viewport: DESKTOP });
    const jihun = await PersonAtABrowser.open(browser, { ...look, viewport: PHONE, isMobile: true, hasTouch: true });
    for (const { page } of [mina, jihun]) page.setDefaultTimeout(SLOW);
    const api = { mina: new ApiClient(product.api), jihun: new ApiClient(product.api) };
    const ids = { mina: '', jihun: '' };
    for (const [who, name] of [
      ['mina', '김민아'],
      ['jihun', '박지훈'],
    ] as const) {
      const { page } = who === 'mina' ? mina : jihun;
      const person = somebody(name);
      await api[who].register(person);
      await page.goto(`${product.web}/login`);
      await page.locator('input[type="email"]').fill(person.email);
      await page.locator('input[type="password"]').fill(person.password);
      await page.keyboard.press('Enter');
      await page.locator('textarea').first().waitFor();
      ids[who] = (await api[who].ask<{ me: { id: string } }>('{ me { id } }')).me.id;
    }
    for (const who of ['mina', 'jihun'] as const)
      await api[who].ask('mutation($id: ID!) { follow(userId: $id) { __typename } }', {
        id: ids[who === 'mina' ? 'jihun' : 'mina'],
      });
    const { openDirectRoom } = await api.mina.ask<{ openDirectRoom: { room: { id: string } } }>(
      'mutation($id: ID!) { openDirectRoom(userId: $id) { room { id } } }',
      { id: ids.jihun },
    );
    await mina.page.goto(`${product.web}/messages/${openDirectRoom.room.id}`);
    await mina.page.getByRole('textbox').last().fill('통화할래요?');
    await mina.page.keyboard.press('Enter');
    const dialog = mina.page.getByRole('dialog', { name: '박지훈님과의 통화' });
    await mina.page.getByRole('button', { name: '영상 통화' }).click();
    await soon(() => dialog.locator('video').count()).toBe(1);
    expect(await axeViolations(mina.page)).toEqual([]);
    await mina.screenshot('call-before-desktop-dark');
    await dialog.getByRole('button', { name: '영상 통화 시작하기' }).click();
    const rung = jihun.page.getByRole('region', { name: '걸려 온 통화' });
    await rung.getByText('김민아님이 영상 통화를 걸었어요', { exact: true }).first().waitFor();
    expect(await axeViolations(jihun.page)).toEqual([]);
    await jihun.screenshot('call-ringing-phone-dark');
    await rung.getByRole('button', { name: '영상으로 받기' }).click();
    await soon(() => dialog.locator('video').count()).toBe(2);
    for (const { page } of [mina, jihun]) expect(await axeViolations(page)).toEqual([]);
    await mina.screenshot('call-desktop-dark');
    await jihun.screenshot('call-phone-dark');
    await dialog.getByRole('button', { name: '통화 작게 보기' }).click();
    await mina.page.getByRole('region', { name: '박지훈님과의 통화' }).waitFor();
    expect(await axeViolations(mina.page)).toEqual([]);
    await mina.screenshot('call-small-desktop-dark');
    for (const person of [mina, jihun]) await person.close();
  });
});

test('no token but the way into a call reached a page, and no page erred', async () => {
  for (const person of [ada, bora]) {
    expect(person.leaks).toEqual([]);
    expect(person.pageErrors).toEqual([]);
    expect(await person.hasTokenInStorage()).toBe(false);
  }
});
