import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openChromium, PersonAtABrowser, somebody } from './src/person-at-a-browser.ts';
import { heavy, landscape, type PictureFile } from './src/pictures.ts';
import { Product } from './src/product.ts';

const product = new Product(inject('product'));
const ada = somebody('Ada Kim');
/** Making pictures is work that shares a small machine with the whole product. */
const MADE = 100_000;
/** On a busy machine a reload alone takes longer than the second that is waited by itself. */
const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 20_000 });
let browser: Browser;
let person: PersonAtABrowser;
let page: Page;

beforeAll(async () => {
  browser = await openChromium();
  person = await PersonAtABrowser.open(browser);
  page = person.page;
  await person.register(product.web, ada);
});

afterAll(async () => {
  await person?.close();
  await browser?.close();
});

const attached = () => page.getByRole('list', { name: 'Pictures of this post' }).getByRole('listitem');
const post = (text: string) => page.getByRole('article', { name: `Post by ${ada.name}` }).filter({ hasText: text });
const write = (text: string) => page.getByRole('textbox', { name: 'Write a post' }).fill(text);
const send = () => page.getByRole('button', { name: 'Post', exact: true }).click();
const pick = (...files: PictureFile[]) => page.locator('input[data-pictures]').setInputFiles(files);

/** Gives files to the composer as the browser would when they are dropped on it, or pasted into it. */
async function give(how: 'drop' | 'paste', file: PictureFile): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Write a post' });
  await field.evaluate(
    (element, { event, name, type, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name, { type }));
      const options = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        event === 'drop'
          ? new DragEvent('drop', { ...options, dataTransfer: transfer })
          : new ClipboardEvent('paste', { ...options, clipboardData: transfer }),
      );
    },
    { event: how, name: file.name, type: file.mimeType, base64: file.buffer.toString('base64') },
  );
}

describe('a post with pictures', () => {
  test('takes files that are chosen, dropped and pasted, up to four, and says what it cannot take', async () => {
    await pick(await landscape('river.jpg', 1600, 1067, '#b9c9d6'));
    await soon(() => attached().count()).toBe(1);
    await give('drop', await landscape('tree.jpg', 800, 1200, '#d9c7b0'));
    await soon(() => attached().count()).toBe(2);
    await give('paste', await landscape('sea.jpg', 1920, 800, '#9fb4c8'));
    await soon(() => attached().count()).toBe(3);
    await pick({ name: 'notes.heic', mimeType: 'image/heic', buffer: Buffer.from('heic') });
    await page.getByText('notes.heic is a HEIC picture').waitFor();
    const more = await landscape('moon.jpg', 600, 600, '#2a3350');
    await pick(more, { ...more, name: 'moon-2.jpg' });
    await page.getByText('Up to 4 pictures fit in a post.').waitFor();
    expect(await attached().count()).toBe(4);
    await attached().nth(3).getByRole('button', { name: 'Remove picture 4' }).click();
    await soon(() => attached().count()).toBe(3);
  });

  test('lets each be described and put in order by keys, and keeps all of it over a reload', async () => {
    await attached().first().getByRole('button', { name: 'Describe picture 1' }).click();
    const field = page.getByRole('dialog').getByRole('textbox', { name: 'What does it show?' });
    await field.fill('The river road at dawn');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await attached().first().getByRole('button', { name: 'Move picture 1 down' }).focus();
    await page.keyboard.press('Enter');
    await soon(() => attached().nth(1).textContent()).toContain('The river road at dawn');
    await page.getByRole('button', { name: 'Content warning' }).click();
    await page.getByRole('textbox', { name: 'What should people know before reading?' }).fill('Cold');
    await write('Three views of the same morning');
    await page.reload();
    await soon(() => attached().count()).toBe(3);
    expect(await attached().nth(1).textContent()).toContain('The river road at dawn');
    expect(await page.getByRole('textbox', { name: 'Write a post' }).inputValue()).toBe(
      'Three views of the same morning',
    );
    await page.getByRole('button', { name: 'Content warning' }).click();
    await person.screenshot('pictures-composer');
  });

  test('goes out by itself once its pictures are there, in their order, with what they show', async () => {
    await send();
    await post('Three views of the same morning').first().waitFor();
    const pictures = page
      .getByRole('article', { name: `Post by ${ada.name}` })
      .first()
      .getByRole('list', { name: 'Pictures' })
      .getByRole('button', { name: /^Open picture/ });
    await expect.poll(() => pictures.count(), { timeout: MADE }).toBe(3);
    expect(await pictures.nth(1).getAttribute('aria-label')).toContain('The river road at dawn');
    const files = await page.evaluate(async () => {
      const open = indexedDB.open('girok.media');
      await new Promise((resolve) => (open.onsuccess = resolve));
      const count = open.result.transaction('files').objectStore('files').count();
      await new Promise((resolve) => (count.onsuccess = resolve));
      return count.result;
    });
    expect(files).toBe(0);
    await person.screenshot('pictures-posted');
  });

  test('is looked at by keyboard alone, and gives the focus back', async () => {
    const opener = page.getByRole('button', { name: /^Open picture 2/ }).first();
    await opener.focus();
    await page.keyboard.press('Enter');
    const viewer = page.getByRole('dialog');
    await viewer.getByText('2 of 3').waitFor();
    await viewer.getByText('The river road at dawn').waitFor();
    await page.keyboard.press('End');
    await viewer.getByText('3 of 3').waitFor();
    await page.keyboard.press('Home');
    await viewer.getByText('1 of 3').waitFor();
    await page.keyboard.press('ArrowRight');
    await viewer.getByText('2 of 3').waitFor();
    const image = viewer.getByRole('img', { name: 'The river road at dawn' });
    await soon(() => image.evaluate((element) => (element as HTMLImageElement).naturalWidth)).toBeGreaterThan(600);
    const width = async () => (await image.boundingBox())?.width ?? 0;
    const before = await width();
    await page.keyboard.press('+');
    await soon(width).toBeGreaterThan(before);
    await person.screenshot('pictures-viewer');
    await page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'detached' });
    await soon(() => opener.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

describe('a bad line', () => {
  test('an upload goes on where it was after media-service was killed', async () => {
    const slow = await page.context().newCDPSession(page);
    await slow.send('Network.enable');
    await slow.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 20,
      downloadThroughput: -1,
      uploadThroughput: 500_000,
    });
    const offsets: number[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
    });
    await write('Sent over a bad line');
    await pick(await heavy('storm.png', 2000, 1800));
    await send();
    await page.getByText('Uploading, 0 of 1 ready').waitFor();
    await expect.poll(() => offsets.some((offset) => offset > 0), { timeout: MADE }).toBe(true);
    const sent = offsets.length;
    await product.kill('media-service');
    await product.ready('media-service');
    await slow.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
    const shown = post('Sent over a bad line').getByRole('button', { name: /^Open picture 1/ });
    await shown.waitFor({ timeout: MADE });
    // It was taken up in the middle, not begun again.
    expect(offsets.length).toBeGreaterThan(sent);
    expect(offsets.filter((offset) => offset === 0)).toHaveLength(1);
    await slow.detach();
  }, 300_000);

  test('a post whose tab was closed goes out when the page is opened again', async () => {
    await page.route('**/uploads/**', (route) => route.abort('internetdisconnected'));
    await write('Begun in a tab that was closed');
    await pick(await landscape('closed.jpg', 1200, 800, '#c8b49f'));
    await send();
    await page.getByText('Uploading, 0 of 1 ready').waitFor();
    await page.close();

    page = await person.reopen();
    await page.goto(product.web);
    const shown = post('Begun in a tab that was closed').getByRole('button', { name: /^Open picture 1/ });
    await shown.waitFor({ timeout: MADE });
    await page.reload();
    await shown.waitFor({ timeout: MADE });
    expect(await post('Begun in a tab that was closed').count()).toBe(1);
  });
});

describe('writing', () => {
  test('names people one follows, and the post leads to them', async () => {
    await page.goto(`${product.web}/people`);
    const follow = page.getByRole('main').getByRole('button', { name: /^Follow Daniel/ });
    await follow.click();
    await page
      .getByRole('button', { name: /^Following Daniel/ })
      .first()
      .waitFor();
    await page.goto(product.web);
    await page.getByRole('textbox', { name: 'Write a post' }).focus();
    await page.keyboard.type('Bread with @Dan');
    const option = page.getByRole('option', { name: /^Daniel/ });
    await option.waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('at noon');
    expect(await page.getByRole('textbox', { name: 'Write a post' }).inputValue()).toBe(
      'Bread with @Daniel Okafor at noon',
    );
    await page.keyboard.press('Control+Enter');
    const link = post('Bread with @Daniel Okafor at noon').getByRole('link', { name: '@Daniel Okafor' });
    await link.waitFor({ timeout: MADE });
    expect(await link.getAttribute('href')).toMatch(/^\/people\//);
  });

  test('shows a post to oneself alone where one chose so', async () => {
    await page.getByRole('button', { name: 'Who sees it: Everyone' }).click();
    await page.getByRole('menuitemradio', { name: /^Only me/ }).click();
    await write('For my eyes');
    await pick(await landscape('mine.jpg', 900, 900, '#94a3b8'));
    await send();
    const picture = post('For my eyes').getByRole('button', { name: /^Open picture 1/ });
    await picture.waitFor({ timeout: MADE });
    const image = picture.locator('img');
    await soon(() => image.evaluate((element) => (element as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
    expect(await image.getAttribute('src')).toContain('/private/');
    await page.getByRole('button', { name: 'Who sees it: Everyone' }).waitFor();
  });
});

describe('a profile', () => {
  test('gets a picture that was cut to shape by keys, and a wide one over the page', async () => {
    await page.goto(`${product.web}/settings/profile`);
    for (const [purpose, name] of [
      ['avatar', 'Change your picture'],
      ['header', 'Change the wide picture'],
    ] as const) {
      await page
        .locator(`input[data-purpose=${purpose}]`)
        .setInputFiles(await landscape(`${purpose}.jpg`, 1500, 1000, '#b08f6a'));
      const dialog = page.getByRole('dialog', { name: 'Choose the part to show' });
      const slider = dialog.getByRole('slider', { name: 'Size' });
      await slider.focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await dialog.getByRole('button', { name: 'Turn right' }).click();
      if (purpose === 'avatar') await person.screenshot('pictures-crop');
      await dialog.getByRole('button', { name: 'Use it' }).click();
      await page.getByRole('button', { name }).waitFor({ timeout: MADE });
    }
    await page.getByRole('link', { name: 'You', exact: true }).click();
    for (const shape of ['avatar', 'header']) {
      const image = page.locator(`main img[src*="/${shape}"]`).first();
      await soon(() => image.evaluate((element) => (element as HTMLImageElement).naturalWidth)).toBeGreaterThan(90);
    }
    await person.screenshot('pictures-profile');
  });

  test('never met a token where scripts can read, nor an error on a page', async () => {
    expect(await person.hasTokenInStorage()).toBe(false);
    expect(person.leaks).toEqual([]);
    expect(person.pageErrors).toEqual([]);
  });
});
