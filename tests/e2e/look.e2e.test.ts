import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { axeViolations } from './src/axe.ts';
import { DESKTOP, openChromium, PersonAtABrowser, PHONE, somebody } from './src/person-at-a-browser.ts';
import { Product } from './src/product.ts';
import { until } from './src/until.ts';

const product = new Product(inject('product'));
let browser: Browser;
let person: PersonAtABrowser;

beforeAll(async () => {
  browser = await openChromium();
  person = await PersonAtABrowser.open(browser, { bypassCSP: true });
  await person.register(product.web, somebody('Dahye Seo'));
  await person.page.goto(`${product.web}/people`);
  await person.page
    .getByRole('main')
    .getByRole('button', { name: /^Follow / })
    .first()
    .click();
  await person.page
    .getByRole('button', { name: /unfollow/ })
    .first()
    .waitFor();
  // A post of theirs and whoever wrote it: what stands behind `:post` and `:person` below.
  await person.page.goto(product.web);
  const post = person.page.getByRole('article').first();
  await post.waitFor();
  for (const name of Object.keys(ids) as (keyof typeof ids)[]) {
    const address = await post
      .locator(`a[href^="/${name === 'post' ? 'posts' : 'people'}/"]`)
      .first()
      .getAttribute('href');
    ids[name] = address?.split('/')[2] ?? '';
    expect(ids[name]).not.toBe('');
  }
  await person.page.goto(`${product.web}/people/${ids.person}`);
  await person.page.getByRole('button', { name: 'Message', exact: true }).click();
  await person.page.waitForURL(/\/messages\/[0-9a-f-]{36}$/);
  room = person.page.url().split('/').at(-1) ?? '';
  await person.page.getByRole('textbox', { name: 'Write a message' }).fill('How does this look? https://example.com');
  await person.page.keyboard.press('Enter');
  await person.page.getByText('How does this look?').first().waitFor();
});

afterAll(async () => {
  await person?.close();
  await browser?.close();
});

const ids = { post: '', person: '' };
let room = '';
const places = [
  '/',
  '/posts/:post',
  '/posts/:post/likes',
  '/posts/:post/reposts',
  '/posts/:post/quotes',
  '/tags/look',
  '/bookmarks',
  '/messages',
  '/messages/new',
  '/messages/requests',
  '/messages/:room',
  '/messages/:room/info',
  '/match',
  '/notifications',
  '/people',
  '/people/:person',
  '/people/:person?tab=pictures',
  '/people/:person/followers',
  '/people/:person/following',
  '/account',
  '/settings',
  '/settings/profile',
  '/settings/privacy',
  '/settings/notifications',
];
const looks = [
  { look: 'desktop-light-en', viewport: DESKTOP, colorScheme: 'light', language: 'en' },
  { look: 'desktop-dark-ko', viewport: DESKTOP, colorScheme: 'dark', language: 'ko' },
  { look: 'phone-light-ko', viewport: PHONE, colorScheme: 'light', language: 'ko' },
  { look: 'phone-dark-en', viewport: PHONE, colorScheme: 'dark', language: 'en' },
] as const;

describe.each(looks)('$look', ({ look, viewport, colorScheme, language }) => {
  beforeAll(async () => {
    const { page } = person;
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(`${product.web}/settings`);
    await page
      .getByText(language === 'ko' ? '한국어' : 'English', { exact: true })
      .first()
      .click();
    await until(
      `the page is in ${language}`,
      async () => (await page.evaluate(() => document.documentElement.lang)) === language,
    );
  });

  test.each(places)('%s fits its width and passes axe', async (place) => {
    const { page } = person;
    await page.goto(
      product.web + place.replace(':post', ids.post).replace(':person', ids.person).replace(':room', room),
    );
    await page.getByRole('main').waitFor();
    await page.waitForLoadState('networkidle');
    if (place === '/') await page.getByRole('article').first().waitFor();
    await person.screenshot(`${look}${place === '/' ? '-timeline' : place.replaceAll(/[^a-z]+/g, '-')}`);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await axeViolations(page)).toEqual([]);
  });
});
