import { ensureChromium } from '@my-girok/stack/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CHROMIUM_FLAGS } from './chromium-flags';
import { openStoryBook, type StoryBook } from './story-book';

let book: StoryBook;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  book = await openStoryBook();
  browser = await chromium.launch({ executablePath: await ensureChromium(), headless: true, args: CHROMIUM_FLAGS });
});

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 900, height: 700 } });
});

afterEach(async () => {
  await page.close();
});

afterAll(async () => {
  await browser?.close();
  await book?.close();
});

const open = async (story: string, globals = 'theme:light;locale:en'): Promise<void> => {
  await page.goto(`${book.origin}/iframe.html?id=${story}&viewMode=story&globals=${globals};a11y.manual:!true`);
  await page.waitForSelector('#storybook-root > *', { state: 'attached' });
};

describe('TextArea', () => {
  it('submits with Ctrl+Enter and breaks the line with Enter', async () => {
    await open('writing-fields--ruled-paper');
    const area = page.getByRole('textbox', { name: 'New entry' });
    await area.fill('one');
    await area.press('Enter');
    expect(await area.inputValue()).toBe('one\n');
    await area.press('Control+Enter');
    await expect.poll(() => area.inputValue()).toBe('');
  });

  it('does not submit while an input method puts a syllable together', async () => {
    await open('writing-fields--ruled-paper', 'theme:light;locale:ko');
    const area = page.getByRole('textbox', { name: '새 기록' });
    await area.fill('기');
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Input.imeSetComposition', { text: '로', selectionStart: 1, selectionEnd: 1 });
    await page.keyboard.press('Control+Enter');
    expect(await area.inputValue()).toBe('기로');
    await devtools.send('Input.insertText', { text: '록' });
    expect(await area.inputValue()).toBe('기록');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => area.inputValue()).toBe('');
  });

  it('keeps what one does with the text close under it, at its end', async () => {
    await open('writing-fields--ruled-paper');
    const area = await page.getByRole('textbox', { name: 'New entry' }).boundingBox();
    const action = await page.getByRole('button', { name: 'Post' }).boundingBox();
    if (!area || !action) throw new Error('not drawn');
    expect(action.y - (area.y + area.height)).toBeLessThanOrEqual(16);
    expect(action.x + action.width).toBeCloseTo(area.x + area.width, 0);
  });

  it('grows with its text up to its limit', async () => {
    await open('writing-fields--ruled-paper');
    const area = page.getByRole('textbox', { name: 'New entry' });
    const height = async () => (await area.boundingBox())?.height ?? 0;
    await area.fill('one');
    const empty = await height();
    await area.fill('line\n'.repeat(7));
    expect(await height()).toBe(empty + 5 * 26);
    await area.fill('line\n'.repeat(80));
    expect(await height()).toBe(16 * 26);
  });

  it('counts what is left in grapheme clusters near the end, and says so', async () => {
    await open('writing-fields--ruled-paper');
    const area = page.getByRole('textbox', { name: 'New entry' });
    await area.fill('👨‍👩‍👧'.repeat(118));
    await expect.poll(() => page.getByText('118 / 120').count()).toBe(1);
    await expect.poll(() => page.getByText('2 characters left').count()).toBe(1);
  });
});

describe('PasswordField', () => {
  it('shows what is typed while asked to and says how much is missing', async () => {
    await open('writing-fields--password');
    const field = page.getByLabel('New password', { exact: true });
    await field.fill('a winter morn');
    await expect.poll(() => page.getByText('2 more to go').count()).toBe(1);
    expect(await field.getAttribute('type')).toBe('password');
    const toggle = page.getByRole('button', { name: 'Show password' }).first();
    await toggle.click();
    expect(await field.getAttribute('type')).toBe('text');
    expect(await toggle.getAttribute('aria-pressed')).toBe('true');
  });
});

describe('FormErrorSummary', () => {
  it('takes focus when it appears and leads to the field', async () => {
    await open('pages-register--refused');
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('g-summary');
    await page.getByRole('link', { name: /Someone already uses/ }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('email');
  });
});

describe('Button', () => {
  it('shows that it waits only after 300 ms, keeps focus and refuses presses', async () => {
    await open('doing-button--waiting');
    await page.getByRole('button', { name: 'Finish' }).click();
    const button = page.getByRole('button', { name: /Create account/ });
    await button.focus();
    const shownAfter = await page.evaluate(async () => {
      const target = document.querySelector('[data-tone="primary"]') as HTMLElement;
      const start = performance.now();
      (document.querySelector('[data-tone="quiet"]') as HTMLElement).click();
      while (!target.hasAttribute('data-waiting')) await new Promise(requestAnimationFrame);
      return performance.now() - start;
    });
    expect(shownAfter).toBeGreaterThanOrEqual(300);
    expect(await button.getAttribute('aria-disabled')).toBe('true');
  });
});

describe('Toast', () => {
  it('waits for an answer when it offers undo, and leaves when answered', async () => {
    await open('telling-toast--undo-and-retry');
    const undo = page.getByRole('button', { name: 'Undo' });
    await undo.waitFor();
    expect(await page.getByRole('region', { name: 'Messages' }).locator('[aria-live=polite]').count()).toBe(1);
    await undo.click();
    await undo.waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(1);
  });
});

describe('Dialog', () => {
  it('keeps focus inside, closes with Escape and gives focus back', async () => {
    await open('asking-dialog--open');
    const dialog = page.getByRole('dialog', { name: 'Rename the notebook' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    const opener = page.getByRole('button', { name: 'Rename' });
    await opener.click();
    await dialog.waitFor();
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('Tab');
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

describe('Pictures', () => {
  const opener = (number: number) => page.getByRole('button', { name: new RegExp(`^Open picture ${number}`) });
  const viewer = () => page.getByRole('dialog', { name: 'Pictures' });
  const scale = () =>
    page.locator('.g-viewer-picture').evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).a);

  it('stand in their places before they are there: nothing moves when they come', async () => {
    await open('reading-pictures--four');
    const box = await page.getByRole('list', { name: 'Pictures' }).boundingBox();
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(1.5, 1);
    const cells = await page.getByRole('listitem').evaluateAll((all) => all.map((each) => each.clientHeight));
    expect(new Set(cells).size).toBe(1);
  });

  it('are looked at by keys alone, and give the focus back', async () => {
    await open('reading-pictures--four');
    await opener(2).focus();
    await page.keyboard.press('Enter');
    await viewer().getByText('2 of 4').waitFor();
    for (const [key, where] of [
      ['ArrowRight', '3 of 4'],
      ['End', '4 of 4'],
      ['ArrowRight', '4 of 4'],
      ['Home', '1 of 4'],
    ] as const) {
      await page.keyboard.press(key);
      await viewer().getByText(where).waitFor();
    }
    await page.keyboard.press('+');
    await expect.poll(scale).toBeCloseTo(1.6);
    await page.keyboard.press('0');
    await expect.poll(scale).toBe(1);
    await page.keyboard.press('Escape');
    await viewer().waitFor({ state: 'detached' });
    await expect.poll(() => opener(2).evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('grow where one double-taps, follow two fingers, and go on with a swipe', async () => {
    await open('reading-pictures--viewer');
    await viewer().getByText('2 of 4').waitFor();
    const box = await page.locator('.g-viewer-stage').boundingBox();
    if (!box) throw new Error('not drawn');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.dblclick(x, y);
    await expect.poll(scale).toBeCloseTo(2.5);
    await page.mouse.dblclick(x, y);
    await expect.poll(scale).toBe(1);
    const devtools = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: number[]) =>
      devtools.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: points.map((dx, id) => ({ x: x + dx, y, id })),
      });
    await touch('touchStart', -40, 40);
    await touch('touchMove', -80, 80);
    await touch('touchEnd');
    await expect.poll(scale).toBeCloseTo(2);
    await page.keyboard.press('0');
    await expect.poll(scale).toBe(1);
    await touch('touchStart', 0);
    await touch('touchMove', -60);
    await touch('touchMove', -160);
    await touch('touchEnd');
    await viewer().getByText('3 of 4').waitFor();
  });

  it('that move are still for who prefers no motion, until they are played', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open('reading-pictures--moving');
    const shown = () => page.getByRole('listitem').locator('img').getAttribute('src');
    const still = await shown();
    await page.getByRole('button', { name: 'Play' }).click();
    await expect.poll(shown).not.toBe(still);
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect.poll(shown).toBe(still);
    await page.emulateMedia({ reducedMotion: null });
  });
});

describe('AppShell', () => {
  it('lets the keyboard skip to the page first', async () => {
    await open('pages-timeline--timeline');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  });

  it.each([
    [390, 'foot'],
    [820, 'side'],
    [1280, 'side'],
  ])('at %i px puts the places at the %s', async (width, place) => {
    await page.setViewportSize({ width, height: 800 });
    await open('pages-timeline--timeline');
    const box = await page.getByRole('navigation', { name: 'Places' }).boundingBox();
    expect((box?.y ?? 0) > 700 ? 'foot' : 'side').toBe(place);
  });

  it('moves nothing when the banner comes and goes', async () => {
    await open('framing-appshell--action-and-banner');
    const top = async () => (await page.getByRole('heading', { level: 1 }).boundingBox())?.y;
    const before = await top();
    await page.evaluate(() => document.querySelector('.g-banner')?.setAttribute('hidden', ''));
    expect(await top()).toBe(before);
  });
});

describe('with reduced motion', () => {
  it('nothing moves for longer than an instant', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open('pages-timeline--timeline');
    const longest = await page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('*')].map((element) =>
          Math.max(
            ...getComputedStyle(element)
              .transitionDuration.split(',')
              .map((value) => Number.parseFloat(value)),
          ),
        ),
      ),
    );
    expect(longest).toBeLessThanOrEqual(0.001);
  });
});
