import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { DESKTOP, openChromium, PersonAtABrowser, PHONE, somebody } from './src/person-at-a-browser.ts';
import { landscape } from './src/pictures.ts';
import { Product } from './src/product.ts';
import { until } from './src/until.ts';

const product = new Product(inject('product'));
/** On a busy machine what is usually there at once takes its time. */
const SLOW = 60_000;
const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: SLOW });

let browser: Browser;
/** Ada sits at a desk, Bora has a phone, Chul sits at a desk too. */
let ada: PersonAtABrowser;
let bora: PersonAtABrowser;
let chul: PersonAtABrowser;
const ids = { ada: '', bora: '', chul: '' };

const idOf = async (page: Page): Promise<string> =>
  (await page.getByRole('link', { name: 'You', exact: true }).getAttribute('href'))?.split('/').at(-1) ?? '';

beforeAll(async () => {
  browser = await openChromium();
  ada = await PersonAtABrowser.open(browser, { viewport: DESKTOP });
  bora = await PersonAtABrowser.open(browser, { viewport: PHONE, isMobile: true, hasTouch: true });
  chul = await PersonAtABrowser.open(browser, { viewport: DESKTOP });
  for (const { page } of [ada, bora, chul]) page.setDefaultTimeout(SLOW);
  await ada.register(product.web, somebody('Ada Kim'));
  await bora.register(product.web, somebody('Bora Lee'));
  await chul.register(product.web, somebody('Chul Park'));
  ids.ada = await idOf(ada.page);
  ids.bora = await idOf(bora.page);
  ids.chul = await idOf(chul.page);
});

afterAll(async () => {
  for (const person of [ada, bora, chul]) await person?.close();
  await browser?.close();
});

const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Write a message' });
const list = (page: Page): Locator => page.getByRole('list', { name: 'Messages of this conversation' });
/** The message that says this, once. */
const said = (page: Page, text: string): Locator =>
  list(page)
    .getByRole('listitem')
    .filter({ has: page.getByText(text, { exact: true }) });
const isThere = (page: Page, text: string) => soon(() => said(page, text).count()).toBe(1);
const dialog = (page: Page): Locator => page.getByRole('alertdialog').or(page.getByRole('dialog'));

/** By Enter at a desk, by the button on a phone. */
async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  if (page.viewportSize()?.width === PHONE.width) await page.getByRole('button', { name: 'Send' }).click();
  else await field(page).press('Enter');
  await isThere(page, text);
}

/** Waits until the service has a message of one's own, whatever became of it afterwards. */
const hasGone = (page: Page, text: string) =>
  soon(async () => /Sending/.test((await said(page, text).textContent()) ?? 'Sending')).toBe(false);

async function act(page: Page, text: string, action: string): Promise<void> {
  const row = said(page, text);
  await row.focus();
  await row.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

async function follow(page: Page, id: string, name: string): Promise<void> {
  await page.goto(`${product.web}/people/${id}`);
  await page.getByRole('button', { name: `Follow ${name}`, exact: true }).click();
  await page.getByRole('button', { name: `Following ${name}, unfollow` }).waitFor();
}

describe('a stranger', () => {
  test('asks to talk from a person’s page, and is answered when the other accepts', async () => {
    await ada.page.goto(`${product.web}/people/${ids.bora}`);
    await ada.page.getByRole('button', { name: 'Message', exact: true }).click();
    await say(ada.page, 'Hello Bora, is the river walk still on?');
    await hasGone(ada.page, 'Hello Bora, is the river walk still on?');

    await bora.page.getByRole('link', { name: 'Messages' }).click();
    await bora.page.getByRole('link', { name: /Message requests/ }).click();
    await bora.page.getByRole('link', { name: /Ada Kim/ }).click();
    await isThere(bora.page, 'Hello Bora, is the river walk still on?');
    await bora.page.getByText('Ada Kim wants to talk with you.').waitFor();
    expect(await field(bora.page).count()).toBe(0);
    await bora.screenshot('chat-request');
    await bora.page.getByRole('button', { name: 'Accept' }).click();
    await say(bora.page, 'It is. Saturday at ten?');
    await isThere(ada.page, 'It is. Saturday at ten?');
  });
});

describe('two people', () => {
  test('see that the other is there, types, and has read', async () => {
    await soon(() => ada.page.getByText('Online', { exact: true }).count()).toBe(1);
    await field(bora.page).pressSequentially('I am bri');
    await soon(() => ada.page.locator('[data-typing]').first().textContent()).toBe('Typing…');
    await field(bora.page).fill('');
    await say(ada.page, 'I am looking forward to it');
    await soon(() => said(ada.page, 'I am looking forward to it').textContent()).toContain('Read');
  });

  test('answer one message, and find the way back to it', async () => {
    await act(bora.page, 'I am looking forward to it', 'Reply');
    await say(bora.page, 'So am I');
    const quote = said(ada.page, 'So am I').getByRole('button', { name: /Go to the message by Ada Kim/ });
    await quote.click();
    await soon(() => ada.page.locator('li[data-marked]').count()).toBe(1);
  });

  test('react, and see who did', async () => {
    const row = said(ada.page, 'So am I');
    await row.focus();
    await row.getByRole('button', { name: 'React' }).click();
    await ada.page.getByRole('button', { name: 'heart', exact: true }).click();
    const reaction = said(bora.page, 'So am I').getByRole('button', { name: /❤️/ });
    await reaction.waitFor();
    await reaction.click();
    await soon(() => said(ada.page, 'So am I').getByRole('button', { name: '❤️, 2 people' }).count()).toBe(1);
  });

  test('edit with the arrow up, and the other sees that it was', async () => {
    await say(ada.page, 'I bring tea for tow');
    await hasGone(ada.page, 'I bring tea for tow');
    await field(ada.page).press('ArrowUp');
    const editor = ada.page.getByRole('textbox', { name: 'Edit message' });
    expect(await editor.inputValue()).toBe('I bring tea for tow');
    await editor.fill('I bring tea for two');
    await editor.press('Enter');
    await isThere(bora.page, 'I bring tea for two');
    await soon(() => said(bora.page, 'I bring tea for two').textContent()).toContain('edited');
    expect(await said(bora.page, 'I bring tea for tow').count()).toBe(0);
  });

  test('delete for both, with a question before and a place left', async () => {
    await say(ada.page, 'Never mind this one');
    await isThere(bora.page, 'Never mind this one');
    await act(ada.page, 'Never mind this one', 'Delete');
    await dialog(ada.page).getByRole('button', { name: 'Delete' }).click();
    await soon(() => said(bora.page, 'Never mind this one').count()).toBe(0);
    await soon(() => list(bora.page).getByText('Message deleted').count()).toBe(1);
    await soon(() => list(ada.page).getByText('Message deleted').count()).toBe(1);
  });

  test('send a picture by pasting it', async () => {
    const file = await landscape('bridge.jpg', 1200, 800, '#9fb4c8');
    await field(ada.page).evaluate(
      (element, { name, type, base64 }) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const transfer = new DataTransfer();
        transfer.items.add(new File([bytes], name, { type }));
        const options = { bubbles: true, cancelable: true, clipboardData: transfer };
        element.dispatchEvent(new ClipboardEvent('paste', options));
      },
      { name: file.name, type: file.mimeType, base64: file.buffer.toString('base64') },
    );
    await ada.page.getByRole('list', { name: 'Attachments' }).getByRole('listitem').waitFor();
    await say(ada.page, 'The bridge this morning');
    const picture = said(bora.page, 'The bridge this morning').getByRole('button', { name: 'Open picture 1' });
    await picture.waitFor({ timeout: 100_000 });
    await picture.click();
    await bora.page.getByRole('dialog', { name: 'Picture' }).getByRole('button', { name: 'Close' }).click();
    await ada.screenshot('chat-desk');
    await bora.screenshot('chat-phone');
  }, 180_000);
});

describe('an input method', () => {
  test('never sends half a syllable', async () => {
    const { page } = ada;
    await field(page).click();
    const input = await page.context().newCDPSession(page);
    await input.send('Input.imeSetComposition', { text: '하', selectionStart: 1, selectionEnd: 1 });
    await input.send('Input.imeSetComposition', { text: '한', selectionStart: 1, selectionEnd: 1 });
    // The Enter that finishes the syllable goes to the input method.
    const enter = { key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 };
    await input.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
    await input.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
    expect(await said(page, '한').count()).toBe(0);
    expect(await field(page).inputValue()).toBe('한');
    await input.send('Input.insertText', { text: '한강' });
    expect(await said(page, '한강').count()).toBe(0);
    await field(page).press('Enter');
    await isThere(page, '한강');
    await isThere(bora.page, '한강');
    expect(await field(page).inputValue()).toBe('');
  });
});

describe('a message', () => {
  test('that is being written stays over a reload, and shows in the list', async () => {
    const { page } = ada;
    await field(page).fill('Half a thought');
    await page.reload();
    await soon(() => field(page).inputValue()).toBe('Half a thought');
    await soon(() =>
      page
        .getByRole('link', { name: /Bora Lee/ })
        .first()
        .textContent(),
    ).toContain('Draft: Half a thought');
    await field(page).fill('');
  });

  test('that is sent without a line waits, and goes once when the line is back', async () => {
    const { page, context } = ada;
    await context.setOffline(true);
    await say(page, 'Written under the bridge');
    await say(page, 'and before the tunnel');
    await page.getByText('Messages will be sent when you are back').waitFor();
    expect(await said(page, 'Written under the bridge').textContent()).toContain('Sending');
    await context.setOffline(false);
    await isThere(bora.page, 'Written under the bridge');
    await isThere(bora.page, 'and before the tunnel');
    const order = await list(bora.page).textContent();
    expect(order?.indexOf('Written under the bridge')).toBeLessThan(order?.indexOf('and before the tunnel') ?? 0);
    await hasGone(page, 'and before the tunnel');
  }, 180_000);

  test('that is sent while the gateway dies arrives once, over a reload too', async () => {
    const { page } = ada;
    const killed = await product.kill('ws-gateway');
    await say(page, 'Sent into a broken line');
    await page.reload();
    await until(
      'the gateway is back as another process',
      async () => ![killed, null].includes((await product.process('ws-gateway')).pid),
      90_000,
    );
    await product.ready('ws-gateway');
    await isThere(bora.page, 'Sent into a broken line');
    await isThere(page, 'Sent into a broken line');
    await hasGone(page, 'Sent into a broken line');
  }, 240_000);
});

describe('what is unread', () => {
  test('is counted, and the room opens where reading had ended', async () => {
    await bora.page.getByRole('button', { name: 'Back to messages' }).click();
    for (let at = 1; at <= 14; at += 1) await say(ada.page, `Step ${at} of the walk, told at some length`);
    await hasGone(ada.page, 'Step 14 of the walk, told at some length');
    const row = bora.page.getByRole('link', { name: /Ada Kim/ });
    await soon(() => row.textContent()).toContain('14');
    await soon(() => bora.page.title()).toContain('(1)');
    await row.click();
    await bora.page.getByText('New messages', { exact: true }).waitFor();
    await soon(() => said(bora.page, 'Step 1 of the walk, told at some length').isVisible()).toBe(true);
    await bora.page.getByRole('button', { name: /new message|To the newest/ }).click();
    await soon(() => said(bora.page, 'Step 14 of the walk, told at some length').isVisible()).toBe(true);
    await soon(() => bora.page.title()).not.toContain('(1)');
  }, 180_000);
});

describe('a group', () => {
  test('is made by name, asks people in, and has a link for others', async () => {
    await follow(ada.page, ids.bora, 'Bora Lee');
    await follow(ada.page, ids.chul, 'Chul Park');
    await follow(chul.page, ids.ada, 'Ada Kim');
    await ada.page.goto(`${product.web}/messages/new`);
    await ada.page.getByRole('textbox', { name: 'Search by name' }).fill('Bora');
    await ada.page.getByRole('button', { name: 'Bora Lee' }).click();
    await ada.page.getByRole('textbox', { name: 'Search by name' }).fill('Chul');
    await ada.page.getByRole('button', { name: 'Chul Park' }).click();
    await ada.page.getByRole('textbox', { name: 'Name of the group' }).fill('River walks');
    await ada.page.getByRole('button', { name: 'Create group' }).click();
    await ada.page.getByRole('heading', { name: 'River walks' }).waitFor();
    await say(ada.page, 'Who brings the map?');

    // Chul follows Ada and is in at once.
    await chul.page.goto(`${product.web}/messages`);
    await chul.page.getByRole('link', { name: /River walks/ }).click();
    await isThere(chul.page, 'Who brings the map?');
    await say(chul.page, 'I have two');
    await isThere(ada.page, 'I have two');

    await ada.page.getByRole('button', { name: 'Details' }).click();
    await ada.page.getByRole('button', { name: 'Make a link' }).click();
    const link = await ada.page.getByText(/\/join\//).textContent();
    const dora = await PersonAtABrowser.open(browser);
    await dora.register(product.web, somebody('Dora Choi'));
    await dora.page.goto(link ?? '');
    await dora.page.getByRole('button', { name: 'Join the group' }).click();
    await say(dora.page, 'I come too');
    await isThere(chul.page, 'I come too');
    await isThere(chul.page, 'Dora Choi joined');
    expect(dora.pageErrors).toEqual([]);
    await dora.close();
  }, 240_000);
});

test('nothing threw on any page, and no script could read a token', () => {
  expect([ada, bora, chul].flatMap(({ pageErrors, leaks }) => [...pageErrors, ...leaks])).toEqual([]);
});
