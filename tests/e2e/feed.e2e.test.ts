import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { ApiClient } from './src/api-client.ts';
import { openChromium, PersonAtABrowser, somebody } from './src/person-at-a-browser.ts';
import { Product } from './src/product.ts';
import { until } from './src/until.ts';

const product = new Product(inject('product'));
let browser: Browser;

/** Somebody who writes through the API. */
class Writer {
  readonly api = new ApiClient(product.api);
  id = '';

  constructor(readonly name: string) {}

  async join(): Promise<this> {
    await this.api.register(somebody(this.name));
    this.id = (await this.api.ask<{ me: { id: string } }>('{ me { id } }')).me.id;
    return this;
  }

  async post(content: string, more: Record<string, unknown> = {}): Promise<string> {
    const { createPost } = await this.api.ask<{ createPost: { post: { id: string } } }>(
      'mutation($input: CreatePostInput!) { createPost(input: $input) { post { id } } }',
      { input: { content, ...more } },
    );
    return createPost.post.id;
  }

  follow(userId: string): Promise<unknown> {
    return this.api.ask('mutation($id: ID!) { follow(userId: $id) { user { id } } }', { id: userId });
  }

  repost(postId: string): Promise<unknown> {
    return this.api.ask('mutation($id: ID!) { repost(postId: $id) { post { id } } }', { id: postId });
  }
}

/** A reader in a browser who follows some writers. */
async function reader(name: string, follows: readonly Writer[]): Promise<{ person: PersonAtABrowser; id: string }> {
  const person = await PersonAtABrowser.open(browser);
  await person.register(product.web, somebody(name));
  for (const writer of follows) {
    await person.page.goto(`${product.web}/people/${writer.id}`);
    await person.page.getByRole('button', { name: `Follow ${writer.name}`, exact: true }).click();
    await person.page.getByRole('button', { name: `Following ${writer.name}, unfollow` }).waitFor();
  }
  await person.page.goto(`${product.web}/settings`);
  const own = await person.page.getByRole('link', { name: 'You' }).first().getAttribute('href');
  return { person, id: own?.split('/').at(-1) ?? '' };
}

const postWith = (page: Page, words: string): Locator => page.getByRole('article').filter({ hasText: words }).first();

/** Opens a post's menu and chooses from it. */
async function choose(page: Page, post: Locator, action: string): Promise<void> {
  await post.getByRole('button', { name: 'More', exact: true }).first().click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

async function home(page: Page, words: string): Promise<Locator> {
  const post = postWith(page, words);
  await until(`the timeline shows "${words}"`, async () => {
    await page.goto(product.web);
    await page.getByRole('textbox', { name: 'Write a post' }).waitFor();
    return post.waitFor({ timeout: 3_000 }).then(
      () => true,
      () => false,
    );
  });
  return post;
}

beforeAll(async () => {
  browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
});

describe('a post after it was written', () => {
  let ada: { person: PersonAtABrowser; id: string };
  let page: Page;

  beforeAll(async () => {
    ada = await reader('Ada Kim', []);
    page = ada.person.page;
    await page.goto(product.web);
    await page.getByRole('textbox', { name: 'Write a post' }).fill('The heron came back to the old weir');
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await postWith(page, 'The heron').getByRole('button', { name: 'More', exact: true }).waitFor();
  });
  afterAll(() => ada?.person.close());

  test('is edited, says so, and keeps what it said before', async () => {
    const post = postWith(page, 'The heron');
    await choose(page, post, 'Edit post');
    const dialog = page.getByRole('dialog', { name: 'Edit post' });
    await dialog.getByLabel('Text').fill('The grey heron came back to the weir');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await postWith(page, 'The grey heron').waitFor();
    await page.reload();
    await postWith(page, 'The grey heron').getByRole('button', { name: 'Edited, see what it said before' }).click();
    const history = page.getByRole('dialog', { name: 'What this post said' });
    await history.getByRole('listitem').nth(1).waitFor();
    expect(await history.getByRole('listitem').count()).toBe(2);
    const marked = async (tag: string) =>
      (await history.locator(tag).allTextContents()).map((text) => text.split(/\s+/));
    expect(await marked('ins')).toEqual([['added:', 'grey', '']]);
    expect((await marked('del')).flat()).toEqual(['removed:', 'old']);
    await ada.person.screenshot('feed-history');
    await page.keyboard.press('Escape');
    await history.waitFor({ state: 'detached' });
  });

  test('keeps an edit that was not saved, and shows what was saved elsewhere before writing over it', async () => {
    await choose(page, postWith(page, 'The grey heron'), 'Edit post');
    await page.getByRole('dialog').getByLabel('Text').fill('The heron of this tab');
    await page.reload();
    const other = await ada.person.context.newPage();
    await other.goto(product.web);
    await choose(other, postWith(other, 'The grey heron'), 'Edit post');
    const elsewhere = other.getByRole('dialog', { name: 'Edit post' });
    expect(await elsewhere.getByLabel('Text').inputValue()).toBe('The heron of this tab');
    await elsewhere.getByLabel('Text').fill('The heron of the other tab');
    await elsewhere.getByRole('button', { name: 'Save', exact: true }).click();
    await postWith(other, 'The heron of the other tab').waitFor();
    await other.close();
    // This page still shows the version before, as a phone that was asleep would.
    await choose(page, postWith(page, 'The grey heron'), 'Edit post');
    const dialog = page.getByRole('dialog', { name: 'Edit post' });
    await dialog.getByLabel('Text').fill('The heron of this tab');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await dialog.getByText('The heron of the other tab').waitFor();
    await ada.person.screenshot('feed-edit-conflict');
    await dialog.getByRole('button', { name: 'Save mine anyway' }).click();
    await postWith(page, 'The heron of this tab').waitFor();
    await page.reload();
    await postWith(page, 'The heron of this tab').waitFor();
  });

  test('is bookmarked, and found again among the bookmarks', async () => {
    const post = postWith(page, 'The heron of this tab');
    const bookmark = post.getByRole('button', { name: 'Bookmark' });
    await bookmark.click();
    await until('it is pressed', async () => (await bookmark.getAttribute('aria-pressed')) === 'true');
    await until('the bookmark is kept', async () => {
      await page.goto(`${product.web}/bookmarks`);
      await page.getByRole('heading', { name: 'Bookmarks' }).waitFor();
      return postWith(page, 'The heron of this tab')
        .waitFor({ timeout: 3_000 })
        .then(
          () => true,
          () => false,
        );
    });
    await ada.person.screenshot('feed-bookmarks');
  });

  test('never broke the page', () => {
    expect(ada.person.pageErrors).toEqual([]);
  });
});

describe('a timeline of several people', () => {
  let ada: Writer;
  let bo: Writer;
  let eve: { person: PersonAtABrowser; id: string };
  let page: Page;
  let frost: string;

  beforeAll(async () => {
    ada = await new Writer('Ada Park').join();
    bo = await new Writer('Bo Lind').join();
    eve = await reader('Eve Moss', [bo]);
    page = eve.person.page;
    frost = await ada.post('First #frost at https://example.org/almanac, says the almanac');
    await bo.post('Soup for everybody');
  });
  afterAll(() => eve?.person.close());

  test('shows a repost with who reposted it, and says why it is there', async () => {
    await bo.repost(frost);
    const post = await home(page, 'First #frost');
    await post.getByText('Reposted by Bo Lind').waitFor();
    await choose(page, post, 'Why this?');
    const why = page.getByRole('dialog', { name: 'Why this?' });
    await why.getByText('You follow Bo Lind, who reposted this post.').waitFor();
    await why.getByRole('button', { name: 'Mute Bo Lind' }).waitFor();
    await eve.person.screenshot('feed-why');
    await page.keyboard.press('Escape');
    await why.waitFor({ state: 'detached' });
    const link = post.getByRole('link', { name: 'https://example.org/almanac' });
    expect(await link.getAttribute('rel')).toBe('noopener nofollow ugc');
    expect(await link.getAttribute('target')).toBe('_blank');
  });

  test('leads from a hashtag to the posts that carry it', async () => {
    await postWith(page, 'First #frost').getByRole('link', { name: '#frost' }).click();
    await page.getByRole('heading', { name: '#frost' }).waitFor();
    await postWith(page, 'First #frost').waitFor();
    await page.goBack();
    await postWith(page, 'Soup for everybody').waitFor();
  });

  test('quotes a post; the quote says so when that is deleted', async () => {
    const plum = await bo.post('Plum jam, nine jars');
    await home(page, 'Plum jam');
    await postWith(page, 'Plum jam')
      .getByRole('button', { name: /^Repost, / })
      .click();
    await page.getByRole('menuitem', { name: 'Quote', exact: true }).click();
    await page.getByRole('textbox', { name: 'Write a post' }).fill('Nine is a good number');
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    const quoting = page
      .getByRole('article', { name: 'Post by Eve Moss' })
      .filter({ hasText: 'Nine is a good number' });
    await quoting.getByRole('link', { name: 'Open the quoted post by Bo Lind' }).waitFor();
    await eve.person.screenshot('feed-quote');
    await page.goto(`${product.web}/posts/${plum}/quotes`);
    await postWith(page, 'Nine is a good number').waitFor();
    await bo.api.ask('mutation($id: ID!) { deletePost(postId: $id) { deletedPostId } }', { id: plum });
    await home(page, 'Nine is a good number');
    await quoting.getByText('The quoted post was deleted.').waitFor();
  });

  test('reposts from the menu, is listed for it, and takes it back', async () => {
    const post = await home(page, 'First #frost');
    await post.getByRole('button', { name: /^Repost, / }).click();
    await page.getByRole('menuitem', { name: 'Repost', exact: true }).click();
    await post.getByRole('button', { name: /^Reposted by you, / }).waitFor();
    await until('the repost is listed', async () => {
      await page.goto(`${product.web}/posts/${frost}/reposts`);
      const list = page.getByRole('list', { name: 'Reposted by' });
      return list
        .getByRole('link', { name: 'Eve Moss' })
        .waitFor({ timeout: 3_000 })
        .then(
          () => true,
          () => false,
        );
    });
    await page.goto(`${product.web}/posts/${frost}`);
    await page.getByRole('link', { name: '2 reposts' }).waitFor();
    await page.getByRole('button', { name: /^Reposted by you, / }).click();
    await page.getByRole('menuitem', { name: 'Undo repost' }).click();
    await page.getByRole('button', { name: /^Repost, / }).waitFor();
    await page.getByRole('link', { name: '1 repost' }).waitFor();
  });

  test('hides a post behind its warning until it is asked for', async () => {
    await bo.post('The butler did it', { contentWarning: 'How the book ends' });
    await home(page, 'How the book ends');
    expect(await page.getByText('The butler did it').count()).toBe(0);
    await postWith(page, 'How the book ends').getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('The butler did it').waitFor();
  });

  test('leaves out what holds a muted word, until it is unmuted', async () => {
    await bo.post('Turnips again');
    const post = await home(page, 'Turnips again');
    await choose(page, post, 'Mute a word');
    const dialog = page.getByRole('dialog', { name: 'Mute a word' });
    await dialog.getByLabel('Word or phrase').fill('turnips');
    await eve.person.screenshot('feed-mute-word');
    await dialog.getByRole('button', { name: 'Mute the word' }).click();
    await page.getByText('Turnips again').waitFor({ state: 'detached' });
    await page.reload();
    await postWith(page, 'Soup for everybody').waitFor();
    expect(await page.getByText('Turnips again').count()).toBe(0);
    await page.goto(`${product.web}/settings/privacy`);
    await page.getByRole('list', { name: 'Muted words' }).getByText('turnips').waitFor();
    await eve.person.screenshot('feed-privacy');
    await page.getByRole('button', { name: 'Unmute “turnips”' }).click();
    await page.getByText('No word is muted.').waitFor();
    await home(page, 'Turnips again');
  });

  test('shows new posts behind a button that comes without a reload', async () => {
    await home(page, 'Soup for everybody');
    let isHeard = false;
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        isHeard ||= /^42\/feed,.*"subscribed"/.test(`${payload}`);
      }),
    );
    await page.reload();
    await until('the page listens for hints', () => isHeard);
    await postWith(page, 'Soup for everybody').waitFor();
    await bo.post('News of the hour');
    const pill = page.getByRole('button', { name: 'Show 1 new post' });
    await pill.waitFor();
    expect(await page.getByText('News of the hour').count()).toBe(0);
    await eve.person.screenshot('feed-hint');
    await pill.click();
    await postWith(page, 'News of the hour').waitFor();
    await pill.waitFor({ state: 'detached' });
  });

  test('mutes a person for a time: their posts go, their page stays', async () => {
    const post = await home(page, 'Soup for everybody');
    await choose(page, post, 'Mute Bo Lind');
    const dialog = page.getByRole('dialog', { name: 'Mute Bo Lind?' });
    await dialog.getByText('1 day').click();
    await dialog.getByRole('button', { name: 'Mute', exact: true }).click();
    await page.getByText('Soup for everybody').waitFor({ state: 'detached' });
    await page.goto(`${product.web}/people/${bo.id}`);
    await page.getByText('You have muted Bo Lind.').waitFor();
    await postWith(page, 'Soup for everybody').waitFor();
    await page.getByRole('button', { name: 'Unmute', exact: true }).click();
    await page.getByText('You have muted Bo Lind.').waitFor({ state: 'detached' });
  });

  test('tells the moderators and offers to see less of the author', async () => {
    await choose(page, await home(page, 'Soup for everybody'), 'Report post');
    const dialog = page.getByRole('dialog', { name: 'Report to girok' });
    await dialog.getByRole('button', { name: 'Report', exact: true }).click();
    await dialog.getByText('Choose what is wrong.').waitFor();
    await dialog.getByText('Spam or a scam').click();
    await eve.person.screenshot('feed-report');
    await dialog.getByRole('button', { name: 'Report', exact: true }).click();
    const thanks = page.getByRole('dialog', { name: 'Thank you' });
    await thanks.getByText('Your report is with the moderators.').waitFor();
    await thanks.getByRole('button', { name: 'Block Bo Lind' }).waitFor();
    await thanks.getByRole('button', { name: 'Done' }).click();
    await thanks.waitFor({ state: 'detached' });
  });

  test('blocks both ways, and unblocks', async () => {
    const post = await home(page, 'Soup for everybody');
    await choose(page, post, 'Block Bo Lind');
    const dialog = page.getByRole('alertdialog', { name: 'Block Bo Lind?' });
    await dialog.getByText('Neither of you sees what the other writes.').waitFor();
    await eve.person.screenshot('feed-block');
    await dialog.getByRole('button', { name: 'Block', exact: true }).click();
    await page.getByText('Soup for everybody').waitFor({ state: 'detached' });
    const seen = await bo.api.ask<{ user: { blocksViewer: boolean; posts: { items: unknown[] } } }>(
      'query($id: ID!) { user(id: $id) { blocksViewer posts { items { id } } } }',
      { id: eve.id },
    );
    expect(seen.user.blocksViewer).toBe(true);
    expect(seen.user.posts.items).toEqual([]);
    await page.goto(`${product.web}/people/${bo.id}`);
    await page.getByText('You have blocked Bo Lind.').waitFor();
    expect(await page.getByText('Soup for everybody').count()).toBe(0);
    await eve.person.screenshot('feed-blocked-page');
    await page.getByRole('button', { name: 'Unblock', exact: true }).click();
    await postWith(page, 'Soup for everybody').waitFor();
    await page.getByRole('button', { name: 'Follow Bo Lind', exact: true }).waitFor();
  });

  test('never broke the page', () => {
    expect(eve.person.pageErrors).toEqual([]);
    expect(eve.person.leaks).toEqual([]);
  });
});

describe('a timeline of more than a hundred posts', () => {
  const POSTS = 130;
  let ada: Writer;
  let person: PersonAtABrowser;
  let page: Page;

  beforeAll(async () => {
    ada = await new Writer('Ada Long').join();
    // Followed first: a follow takes over the newest hundred posts only.
    ({ person } = await reader('Reader Longwind', [ada]));
    page = person.page;
    for (let number = 1; number <= POSTS; number += 1)
      await ada.post(`Entry ${number}.${' Words that take more or less room.'.repeat(number % 7)}`);
    await home(page, `Entry ${POSTS}.`);
  });
  afterAll(() => person?.close());

  const rows = (): Promise<number> => page.getByRole('list', { name: 'Posts' }).getByRole('listitem').count();
  /** The post at the top of the window, and its distance from the edge. */
  const place = (): Promise<{ text: string; top: number }> =>
    page.evaluate(() => {
      const first = [...document.querySelectorAll<HTMLElement>('[data-post]')].find(
        (row) => row.getBoundingClientRect().bottom > 0,
      );
      return {
        text: /Entry \d+\./.exec(first?.textContent ?? '')?.[0] ?? '',
        top: first?.getBoundingClientRect().top ?? Number.NaN,
      };
    });
  const samePlace = async (before: { text: string; top: number }): Promise<void> => {
    await until(`${before.text} is at the top again`, async () => {
      const now = await place();
      return now.text === before.text && Math.abs(now.top - before.top) < 2;
    });
  };
  /** Scrolls with the wheel, as a person does, until an entry is in the document. */
  const scrollTo = async (entry: string): Promise<void> => {
    await page.mouse.move(600, 400);
    await until(
      `scrolled to ${entry}`,
      async () => {
        await page.mouse.wheel(0, 1_500);
        return (await page.getByText(entry).count()) > 0;
      },
      60_000,
    );
    await page.getByText(entry).first().scrollIntoViewIfNeeded();
  };

  test('holds only the rows near the window in the document', async () => {
    await scrollTo('Entry 20.');
    expect(await rows()).toBeLessThan(60);
    await person.screenshot('feed-long');
  });

  test('keeps its place over a reload', async () => {
    const before = await place();
    expect(before.text).not.toBe('');
    await page.reload();
    await samePlace(before);
    await page.getByText('Entry 20.').first().waitFor();
  });

  test('keeps its place over going to a post and back', async () => {
    const before = await place();
    const row = page.locator('[data-post]').filter({ hasText: before.text }).first();
    await row
      .getByRole('link', { name: /^Comment$|comments?$/ })
      .first()
      .evaluate((link: HTMLElement) => link.click());
    await page.getByRole('textbox', { name: 'Write a comment' }).waitFor();
    await page.goBack();
    await page.getByRole('list', { name: 'Posts' }).waitFor();
    await samePlace(before);
  });

  test('does not move while new posts come', async () => {
    const before = await place();
    await ada.post('Entry 131. It came while somebody was reading.');
    await page.getByRole('button', { name: 'Show 1 new post' }).waitFor();
    expect(await place()).toEqual(before);
  });

  test('is walked with j and k over rows that are not drawn yet, and never loses the focus', async () => {
    await page.goto(`${product.web}/people`);
    await page.goto(product.web);
    await postWith(page, 'Entry 131.').waitFor();
    const focused = (): Promise<string> =>
      page.evaluate(() => /Entry \d+\./.exec(document.activeElement?.textContent ?? '')?.[0] ?? '');
    await page.locator('[data-post]').first().focus();
    for (let step = 1; step <= 30; step += 1) {
      // At the last row that has come, the key waits for the next page.
      await until(`Entry ${131 - step}. has the focus`, async () => {
        await page.keyboard.press('j');
        return (await focused()) === `Entry ${131 - step}.`;
      });
    }
    // Far away by the wheel: the row keeps the focus, and the next key goes on from it.
    for (let turn = 0; turn < 6; turn += 1) await page.mouse.wheel(0, -3_000);
    await until('the top is in sight', () => page.evaluate(() => window.scrollY === 0));
    expect(await focused()).toBe('Entry 101.');
    await page.keyboard.press('k');
    await until('the next row has the focus', async () => (await focused()) === 'Entry 102.');
    await until('the row is in sight', () =>
      page.evaluate(() => {
        const box = document.activeElement?.getBoundingClientRect();
        return box !== undefined && box.bottom > 0 && box.top < innerHeight;
      }),
    );
  });

  test('shifts nothing while it loads and is scrolled', async () => {
    await page.addInitScript(() => {
      (window as unknown as { shift: number }).shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
          if (!entry.hadRecentInput) (window as unknown as { shift: number }).shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${product.web}/people`);
    await page.goto(product.web);
    await postWith(page, 'Entry 131.').waitFor();
    for (let turn = 0; turn < 10; turn += 1) {
      await page.mouse.wheel(0, 700);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    }
    for (let turn = 0; turn < 6; turn += 1) {
      await page.mouse.wheel(0, -700);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    }
    expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.01);
  });

  test('never broke the page', () => {
    expect(person.pageErrors).toEqual([]);
  });
});
