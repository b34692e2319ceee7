import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openChromium, PersonAtABrowser, somebody } from './src/person-at-a-browser.ts';
import { Product } from './src/product.ts';

const product = new Product(inject('product'));
const ada = somebody('Ada Kim');
let browser: Browser;
let person: PersonAtABrowser;

beforeAll(async () => {
  browser = await openChromium();
  person = await PersonAtABrowser.open(browser);
});

afterAll(async () => {
  await person?.close();
  await browser?.close();
});

describe("a person's first day", () => {
  test('registers and lands on a timeline that teaches the next step', async () => {
    await person.register(product.web, ada);
    await person.page.getByText('Follow a few people, and what they write appears here').waitFor();
    await person.screenshot('first-day-empty-timeline');
  });

  test('holds the session in a cookie with every flag, and no token anywhere scripts can read', async () => {
    const cookies = await person.context.cookies();
    const session = cookies.filter((cookie) => cookie.name === '__Host-Http-session_id');
    expect(session).toHaveLength(1);
    expect(session[0]).toMatchObject({
      httpOnly: true,
      secure: true,
      sameSite: 'Strict',
      path: '/',
      domain: 'api.girok.localhost',
    });
    expect(session[0]?.value.length).toBeGreaterThanOrEqual(43);
    const days = ((session[0]?.expires ?? 0) - Date.now() / 1000) / 86_400;
    expect(Math.round(days)).toBe(7);
    expect(await person.hasTokenInStorage()).toBe(false);
  });

  test('follows somebody who was suggested and reads their posts at once', async () => {
    const { page } = person;
    await page.goto(`${product.web}/people`);
    const follow = page
      .getByRole('main')
      .getByRole('button', { name: /^Follow / })
      .first();
    const name = (await follow.getAttribute('aria-label'))?.replace('Follow ', '') ?? '';
    await follow.click();
    await page
      .getByRole('button', { name: `Following ${name}, unfollow` })
      .first()
      .waitFor();
    await page.goto(product.web);
    await page
      .getByRole('article', { name: `Post by ${name}` })
      .first()
      .waitFor();
    await person.screenshot('first-day-timeline');
  });

  test('likes a post, which is still liked after a reload', async () => {
    const { page } = person;
    const like = page.getByRole('article').first().getByRole('button', { name: 'Like' });
    const before = await like.textContent();
    await like.click();
    await expect.poll(() => like.getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => like.textContent()).not.toBe(before);
    await expect
      .poll(
        async () => {
          await page.reload();
          return page.getByRole('article').first().getByRole('button', { name: 'Like' }).getAttribute('aria-pressed');
        },
        { timeout: 30_000 },
      )
      .toBe('true');
  });

  test('comments, and sees the comment in the conversation', async () => {
    const { page } = person;
    await page
      .getByRole('article')
      .first()
      .getByRole('link', { name: /comment/i })
      .first()
      .click();
    await page.getByRole('textbox', { name: 'Write a comment' }).fill('That is worth keeping.');
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    const comment = page.getByText('That is worth keeping.');
    const kept = page.getByRole('list', { name: 'Comments' }).getByText('That is worth keeping.');
    await kept.waitFor();
    await expect.poll(() => comment.count(), { timeout: 20_000 }).toBe(1);
    await page.reload();
    await kept.waitFor();
    expect(await kept.count()).toBe(1);
    await person.screenshot('first-day-conversation');
  });

  test('posts with the keyboard alone, and the post is there after a reload', async () => {
    const { page } = person;
    await page.goto(product.web);
    await page.getByRole('article').first().waitFor();
    await page.keyboard.press('n');
    await page.keyboard.type('The first frost is on the window.\nI want to remember it.');
    await page.keyboard.press('Control+Enter');
    const post = page
      .getByRole('article', { name: 'Post by Ada Kim' })
      .filter({ hasText: 'The first frost is on the window.' });
    await post.first().waitFor();
    // Perhaps still on its way: a post that the reload interrupts is sent again, and never made twice.
    await page.reload();
    await post.first().waitFor();
    await expect.poll(() => page.getByText('Sending').count()).toBe(0);
    await page.reload();
    await post.first().waitFor();
    // What a reload interrupted stands beside the post itself until it was sent again, which makes no second one.
    await expect.poll(() => post.count(), { timeout: 20_000 }).toBe(1);
  });

  test('keeps a draft over a reload', async () => {
    const { page } = person;
    await page.getByRole('textbox', { name: 'Write a post' }).fill('Half a thought, not done yet');
    await page.reload();
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Write a post' }).inputValue(), { timeout: 20_000 })
      .toBe('Half a thought, not done yet');
    await page.getByRole('textbox', { name: 'Write a post' }).fill('');
  });

  test('sees this device and another in the account, ends the other, and the other is signed out', async () => {
    const other = await PersonAtABrowser.open(browser);
    await other.page.goto(`${product.web}/login`);
    await other.page.getByLabel('Email').fill(ada.email);
    await other.page.getByLabel('Password', { exact: true }).fill(ada.password);
    await other.page.getByRole('button', { name: 'Log in' }).click();
    await other.page.getByRole('textbox', { name: 'Write a post' }).waitFor();

    const { page } = person;
    await page.goto(`${product.web}/account`);
    await page.getByText('This device').waitFor();
    await person.screenshot('first-day-devices');
    await page
      .getByRole('button', { name: /^End the session of / })
      .first()
      .click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'End session' }).click();
    await page
      .getByText(/is signed out/)
      .first()
      .waitFor();

    await other.page.reload();
    await other.page.getByRole('button', { name: 'Log in' }).waitFor();
    await other.close();
  });

  test('logs out, and what was private is behind the door again', async () => {
    const { page } = person;
    await page.goto(`${product.web}/settings`);
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByRole('button', { name: 'Log in' }).waitFor();
    expect((await person.context.cookies()).filter((cookie) => cookie.name.includes('session_id'))).toEqual([]);
    await page.goto(`${product.web}/account`);
    await page.getByRole('button', { name: 'Log in' }).waitFor();
  });

  test('never met a token in an answer, nor an error on a page', () => {
    expect(person.leaks).toEqual([]);
    expect(person.pageErrors).toEqual([]);
  });
});
