import { createRequire } from 'node:module';
import { ensureChromium } from '@my-girok/stack/chromium';
import type { AxeResults, RunOptions } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_FLAGS } from './chromium-flags';
import { openStoryBook, type StoryBook } from './story-book';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** A component alone is no page: landmarks and the page's heading are asked of whole pages only. */
const PAGE_RULES = ['region', 'landmark-one-main', 'page-has-heading-one', 'skip-link'];
const isPage = (story: string): boolean => story.startsWith('pages-') || story.startsWith('framing-appshell');

let book: StoryBook;
let browser: Browser;

beforeAll(async () => {
  book = await openStoryBook();
  browser = await chromium.launch({ executablePath: await ensureChromium(), headless: true, args: CHROMIUM_FLAGS });
});

afterAll(async () => {
  await browser?.close();
  await book?.close();
});

describe.each(['light', 'dark'])('in the %s theme', (theme) => {
  it.each(['en', 'ko'])('every story in %s passes axe, logs no error and asks no third party', async (locale) => {
    expect(book.stories.length).toBeGreaterThan(30);
    // With reduced motion nothing is measured in the middle of a fade.
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    const wrong: string[] = [];
    let story = '';
    page.on('pageerror', (error) => wrong.push(`${story}: ${error.message}`));
    page.on('console', (message) => {
      // Storybook's own frame has no favicon.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        wrong.push(`${story}: logs ${message.text()}`);
      }
    });
    page.on('request', (request) => {
      const url = request.url();
      if (!/^(data|blob):/.test(url) && !url.startsWith(book.origin)) wrong.push(`${story}: asks ${url}`);
    });
    for (story of book.stories) {
      await openStory(page, story, theme, locale);
      wrong.push(...(await violations(page, isPage(story))).map((violation) => `${story}: ${violation}`));
    }
    await page.close();
    expect(wrong).toEqual([]);
  });
});

describe('on a phone', () => {
  it.each(['en', 'ko'])('no story in %s is wider than the screen', async (locale) => {
    const page = await browser.newPage({
      viewport: { width: 360, height: 740 },
      isMobile: true,
      reducedMotion: 'reduce',
    });
    const wide: string[] = [];
    for (const story of book.stories) {
      await openStory(page, story, 'light', locale);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > 360) wide.push(`${story}: ${width}`);
    }
    await page.close();
    expect(wide).toEqual([]);
  });
});

/** Opens the first story by its address, the others in the same page, as Storybook's own sidebar does. */
async function openStory(page: Page, story: string, theme: string, locale: string): Promise<void> {
  if (page.url() === 'about:blank') {
    // Storybook's own run of axe on the page is switched off: two cannot run at once.
    const globals = `theme:${theme};locale:${locale};a11y.manual:!true`;
    await page.goto(`${book.origin}/iframe.html?id=${story}&viewMode=story&globals=${globals}`);
    await page.waitForSelector('body.sb-show-main #storybook-root > *', { state: 'attached' });
  } else {
    await page.evaluate(
      (storyId) =>
        new Promise<void>((resolve, reject) => {
          const channel = (globalThis as unknown as { __STORYBOOK_ADDONS_CHANNEL__: Channel })
            .__STORYBOOK_ADDONS_CHANNEL__;
          channel.once('storyFinished', ({ status }) => (status === 'error' ? reject(new Error(storyId)) : resolve()));
          channel.emit('setCurrentStory', { storyId, viewMode: 'story' });
        }),
      story,
    );
  }
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

interface Channel {
  once(event: string, listener: (payload: { status: string }) => void): void;
  emit(event: string, payload: unknown): void;
}

async function violations(page: Page, whole: boolean): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.addScriptTag({ path: AXE });
  const rules: RunOptions['rules'] = Object.fromEntries(PAGE_RULES.map((id) => [id, { enabled: whole }]));
  const options: RunOptions = {
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
    rules,
    resultTypes: ['violations'],
  };
  const results = await page.evaluate(
    (given) => (globalThis as unknown as { axe: { run(o: unknown): Promise<AxeResults> } }).axe.run(given),
    options as unknown,
  );
  return (results as AxeResults).violations.flatMap(({ id, nodes }) =>
    nodes
      // axe knows a skip link by being the page's first link; Storybook's frame has one before it.
      .filter(({ target }) => id !== 'region' || target.join() !== '.g-skip')
      .map((node) => `${id} ${node.target.join(' ')} ${node.any.map(({ message }) => message).join('; ')}`),
  );
}
