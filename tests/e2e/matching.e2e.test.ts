import type { Browser, Locator, Page, WebSocket } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { axeViolations } from './src/axe.ts';
import { countMedia, FAKE_MEDIA, received } from './src/call-on-screen.ts';
import { DESKTOP, openChromium, PersonAtABrowser, PHONE, somebody } from './src/person-at-a-browser.ts';
import { landscape } from './src/pictures.ts';
import { Product } from './src/product.ts';
import { until } from './src/until.ts';

const product = new Product(inject('product'));
/** On a busy machine what is usually there at once takes its time. */
const SLOW = 60_000;
const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: SLOW });

let browser: Browser;
/** Ada and Chul sit at desks, Bora has a phone; none of them knows another. */
let ada: PersonAtABrowser;
let bora: PersonAtABrowser;
let chul: PersonAtABrowser;
/** Everything that went over each one's sockets. */
const heard = new Map<PersonAtABrowser, string[]>();
const people = {
  ada: somebody('Adaline Quill'),
  bora: somebody('Borami Thorn'),
  chul: somebody('Chulmin Vale'),
};
const ids = { ada: '', bora: '', chul: '' };

const idOf = async (page: Page): Promise<string> =>
  (await page.getByRole('link', { name: 'You', exact: true }).getAttribute('href'))?.split('/').at(-1) ?? '';

async function enter(options: Parameters<typeof PersonAtABrowser.open>[1], who: keyof typeof people) {
  const person = await PersonAtABrowser.open(browser, { ...options, bypassCSP: true });
  await countMedia(person.context);
  const frames: string[] = [];
  heard.set(person, frames);
  person.page.on('websocket', (socket: WebSocket) => {
    for (const event of ['framesent', 'framereceived'] as const)
      socket.on(event as 'framesent', ({ payload }) => frames.push(String(payload)));
  });
  person.page.setDefaultTimeout(SLOW);
  await person.register(product.web, people[who]);
  ids[who] = await idOf(person.page);
  return person;
}

beforeAll(async () => {
  browser = await openChromium(FAKE_MEDIA);
  ada = await enter({ viewport: DESKTOP }, 'ada');
  bora = await enter({ viewport: PHONE, isMobile: true, hasTouch: true, colorScheme: 'dark' }, 'bora');
  chul = await enter({ viewport: DESKTOP }, 'chul');
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await ada.keepEvidence('matching-ada');
  await bora.keepEvidence('matching-bora');
  await chul.keepEvidence('matching-chul');
});

afterAll(async () => {
  for (const person of [ada, bora, chul]) await person?.close();
  await browser?.close();
});

/** Ada and Bora. */
const both = async (work: (page: Page) => Promise<unknown>): Promise<void> => {
  await Promise.all([ada, bora].map(({ page }) => work(page)));
};
const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
const heading = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { name });
const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Write a message' });
const bubble = (page: Page, text: string): Locator => page.locator('.app-bubble').getByText(text, { exact: true });
const dialog = (page: Page): Locator => page.getByRole('alertdialog').or(page.getByRole('dialog'));
/** A step of the ladder, and how it stands. */
const step = (page: Page, name: string, state: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^${name} ?, ${state}$`) });

async function sayBirthDate(page: Page, date: string): Promise<void> {
  await page.goto(`${product.web}/match`);
  await page.getByLabel('Birth date').fill(date);
  await press(page, 'Go on');
  await press(page, 'Yes, that is right');
}

async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await press(page, 'Send');
  await bubble(page, text).waitFor();
}

/** `1:04` as seconds. */
const seconds = (clock: string): number => clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

/** Somebody is there, and asks for an answer. */
const found = (page: Page): Promise<void> => page.getByRole('button', { name: 'Say hello' }).waitFor();

describe('before one meets anybody', () => {
  test('one says one’s age once; who is too young is refused kindly, also after a reload', async () => {
    const young = await PersonAtABrowser.open(browser, { viewport: PHONE });
    young.page.setDefaultTimeout(SLOW);
    await young.register(product.web, somebody('Chan Yu'));
    const year = new Date().getFullYear() - 15;
    await sayBirthDate(young.page, `${year}-03-01`);
    await heading(young.page, 'This place is for adults').waitFor();
    await young.page.reload();
    await heading(young.page, 'This place is for adults').waitFor();
    expect(await young.page.getByRole('button', { name: 'Look for somebody' }).count()).toBe(0);
    await young.close();
    for (const { page } of [ada, bora, chul]) {
      await sayBirthDate(page, '1990-05-17');
      await page.getByRole('button', { name: 'Look for somebody' }).waitFor();
    }
  });

  test('what one looks for stays on the device', async () => {
    await both(async (page) => {
      await page.getByLabel('Search interests').fill('film');
      await press(page, 'Film');
      await page.getByLabel('Search interests').fill('');
      await press(page, 'Korean');
    });
    await ada.page.reload();
    await soon(() => ada.page.getByRole('button', { name: 'Film', exact: true }).getAttribute('aria-pressed')).toBe(
      'true',
    );
    await soon(() => ada.page.getByRole('button', { name: 'Remove Korean' }).count()).toBe(1);
  });
});

describe('two who look', () => {
  test('are found for each other wherever they are in the app; a skip leaves the other their place', async () => {
    await press(ada.page, 'Look for somebody');
    await heading(ada.page, 'Looking for somebody').waitFor();
    expect(await axeViolations(ada.page)).toEqual([]);
    // Elsewhere in the app one goes on waiting, and a reload changes nothing.
    await ada.page.getByRole('link', { name: 'Settings', exact: true }).click();
    await ada.page.getByRole('link', { name: /^Looking/ }).waitFor();
    await ada.page.reload();
    await ada.page.getByRole('link', { name: /^Looking/ }).waitFor();
    const waited = seconds((await ada.page.locator('.app-match-pill-time').textContent()) ?? '');
    await press(chul.page, 'Look for somebody');
    await found(chul.page);
    await ada.page.getByRole('link', { name: /^Found/ }).click();
    await found(ada.page);
    expect(await axeViolations(chul.page)).toEqual([]);
    await press(chul.page, 'Skip');
    await ada.page.getByText('The other one passed. You have kept your place.').waitFor();
    const after = seconds((await ada.page.locator('.app-match-clock').textContent()) ?? '');
    expect(after).toBeGreaterThanOrEqual(waited);
    await press(chul.page, 'Stop looking');
    await chul.page.getByRole('button', { name: 'Look for somebody' }).waitFor();
  });

  test('talk under pseudonyms once both have said yes, and each sees what the other does', async () => {
    await press(bora.page, 'Look for somebody');
    await both(found);
    await ada.page.getByText('You both like Film.').waitFor();
    await press(ada.page, 'Say hello');
    await heading(ada.page, /^Waiting for /).waitFor();
    await press(bora.page, 'Say hello');
    await both((page) => field(page).waitFor());
    await say(ada.page, 'Which film did you see last?');
    await bubble(bora.page, 'Which film did you see last?').waitFor();
    await field(bora.page).pressSequentially('One about a ');
    await ada.page.getByText('Typing…').waitFor();
    await say(bora.page, 'One about a river.');
    await bubble(ada.page, 'One about a river.').waitFor();
    // Their own messages are their own, though an alias wrote them.
    expect(await ada.page.locator('.app-message[data-own] .app-bubble').count()).toBe(1);
    await soon(() => ada.page.locator('.app-ticks[data-state="read"]').count()).toBeGreaterThan(0);
    await ada.page.reload();
    await bubble(ada.page, 'One about a river.').waitFor();
    expect(await ada.page.locator('.app-message[data-own] .app-bubble').count()).toBe(1);
    for (const { page } of [ada, bora]) expect(await axeViolations(page)).toEqual([]);
  });

  test('are in no list of rooms, and what goes on leads back to the match', async () => {
    const name = (await heading(ada.page, /./).first().textContent()) ?? '';
    await ada.page.getByRole('link', { name: 'Messages', exact: true }).click();
    await ada.page.getByText('No conversations yet.').waitFor();
    await ada.page.getByRole('link', { name }).click();
    await field(ada.page).waitFor();
  });

  test('send pictures only after both agree', async () => {
    const attach = (page: Page): Locator => page.getByRole('button', { name: 'Attach pictures' });
    await both(async (page) => expect(await attach(page).count()).toBe(0));
    await step(ada.page, 'Pictures', 'not agreed').click();
    await step(ada.page, 'Pictures', 'you said yes').waitFor();
    await bora.page.getByText(/would like to exchange pictures/).waitFor();
    await both(async (page) => expect(await attach(page).count()).toBe(0));
    await press(bora.page, 'Agree');
    await both((page) => attach(page).waitFor());
    await ada.page.locator('input[data-files]').setInputFiles(await landscape('river.jpg', 1200, 800, '#7fa3c0'));
    await press(ada.page, 'Send');
    await bora.page.locator('.app-bubble img').first().waitFor();
    // Who takes it back takes it back for both.
    await step(bora.page, 'Pictures', 'agreed').click();
    await both((page) => attach(page).waitFor({ state: 'detached' }));
  });

  test('talk, then see each other, as far as both agree', async () => {
    const stage = (page: Page): Locator => page.getByRole('dialog', { name: /^Call with / });
    const inCall = (page: Page, name: string): Promise<void> =>
      stage(page).getByRole('button', { name, exact: true }).first().click();
    const people = (page: Page): Locator =>
      stage(page).getByRole('list', { name: 'People in the call' }).getByRole('listitem');
    const grows = async (page: Page, part: 'frames' | 'soundBytes'): Promise<void> => {
      const before = await received(page);
      await until(`more ${part} come`, async () => (await received(page))[part] > before[part] + 5, SLOW);
    };
    await both(async (page) => expect(await page.getByRole('button', { name: 'Talk', exact: true }).count()).toBe(0));
    await step(ada.page, 'Voice', 'not agreed').click();
    await step(bora.page, 'Voice', 'they said yes').click();
    await press(ada.page, 'Talk');
    await inCall(ada.page, 'Start call');
    await bora.page.getByRole('button', { name: 'Answer', exact: true }).first().click();
    await both(async (page) => {
      await soon(() => people(page).count()).toBe(2);
      await grows(page, 'soundBytes');
      expect((await received(page)).frames).toBe(0);
      // No camera can be turned on before both agree to it.
      expect(await stage(page).getByRole('button', { name: 'Camera', exact: true }).count()).toBe(0);
      await inCall(page, 'Make the call small');
    });
    await step(ada.page, 'Video', 'not agreed').click();
    await step(bora.page, 'Video', 'they said yes').click();
    await step(ada.page, 'Video', 'agreed').waitFor();
    await both(async (page) => {
      await page.getByRole('button', { name: 'Back to the call' }).first().click();
      await inCall(page, 'Camera');
    });
    await both((page) => grows(page, 'frames'));
    await ada.screenshot('match-call-desktop');
    await bora.screenshot('match-call-phone-dark');
    // Who takes it back takes the picture from both, and the talk goes on.
    await inCall(bora.page, 'Make the call small');
    await step(bora.page, 'Video', 'agreed').click();
    await soon(() => stage(ada.page).getByRole('button', { name: 'Camera', exact: true }).count()).toBe(0);
    await grows(ada.page, 'soundBytes');
    await inCall(ada.page, 'Leave');
    await both((page) => soon(() => stage(page).count()).toBe(0));
    await both((page) => field(page).waitFor());
  });

  test('learn nothing of who the other is, on the page, on the device and over the line', async () => {
    for (const [person, other] of [
      [ada, 'bora'],
      [bora, 'ada'],
    ] as const) {
      const secrets = [ids[other], people[other].name, people[other].email];
      const seen = [await person.page.content(), await person.readableByScripts(), ...(heard.get(person) ?? [])];
      expect(heard.get(person)?.length).toBeGreaterThan(0);
      for (const secret of secrets) expect(seen.filter((each) => each.includes(secret))).toEqual([]);
    }
  });

  test('keep contact only when both say so: then they have a room as who they are', async () => {
    await step(ada.page, 'Keep contact', 'not agreed').click();
    await dialog(ada.page).getByRole('button', { name: 'Keep contact' }).click();
    await step(ada.page, 'Keep contact', 'you said yes').waitFor();
    // The other is asked nothing.
    await step(bora.page, 'Keep contact', 'not agreed').click();
    await dialog(bora.page).getByRole('button', { name: 'Keep contact' }).click();
    await both((page) => page.getByRole('link', { name: 'Open your conversation' }).waitFor());
    await ada.page.getByRole('link', { name: 'Open your conversation' }).click();
    await heading(ada.page, people.bora.name).waitFor();
    await say(ada.page, 'So that is you');
    await ada.page.getByRole('link', { name: 'Meet', exact: true }).click();
    await field(ada.page).waitFor();
  });

  test('are parted by a report, which takes the last messages along if the reporter says so', async () => {
    await press(bora.page, 'Report');
    await dialog(bora.page).getByText('Something else').click();
    await dialog(bora.page).getByText('Let moderators read').click();
    await dialog(bora.page).getByRole('button', { name: 'Report' }).click();
    await bora.page.getByText(/[2-9] messages were attached/).waitFor();
    await press(bora.page, 'Done');
    await bora.page.getByText('You reported it. You two will not meet again.').waitFor();
    await heading(ada.page, 'This conversation is over').waitFor();
    // Who was reported is not told so.
    await ada.page.getByText(/has left\.$/).waitFor();
    expect(await ada.page.getByText(/reported/).count()).toBe(0);
    expect(await axeViolations(ada.page)).toEqual([]);
    await press(ada.page, 'Change whom you look for');
    await ada.page.getByRole('button', { name: 'Look for somebody' }).waitFor();
  });

  test('end it when one of them does, and can look again', async () => {
    await press(bora.page, 'Look again');
    await heading(bora.page, 'Looking for somebody').waitFor();
    await press(chul.page, 'Look for somebody');
    await Promise.all([found(bora.page), found(chul.page)]);
    await press(chul.page, 'Say hello');
    await press(bora.page, 'Say hello');
    await field(chul.page).waitFor();
    await press(chul.page, 'End');
    await dialog(chul.page).getByRole('button', { name: 'End it' }).click();
    await chul.page.getByText('You ended it.').waitFor();
    await bora.page.getByText(/has left\.$/).waitFor();
    await bora.page.getByRole('button', { name: /^Report / }).waitFor();
    // The end is there again after a reload, and so is the way on.
    await bora.page.reload();
    await press(bora.page, 'Look again');
    await heading(bora.page, 'Looking for somebody').waitFor();
    await press(bora.page, 'Stop looking');
  });

  test('threw nothing on any page, and no token came to one', () => {
    for (const { pageErrors, leaks } of [ada, bora, chul]) {
      expect(pageErrors).toEqual([]);
      expect(leaks).toEqual([]);
    }
  });
});
