import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { ApiClient } from './src/api-client.ts';
import { openChromium, PersonAtABrowser, somebody } from './src/person-at-a-browser.ts';
import { Product } from './src/product.ts';
import { until } from './src/until.ts';

const product = new Product(inject('product'));
let browser: Browser;
let person: PersonAtABrowser;

beforeAll(async () => {
  browser = await openChromium();
  person = await PersonAtABrowser.open(browser);
  await person.register(product.web, somebody('Bora Lee'));
});

afterAll(async () => {
  await person?.close();
  await browser?.close();
});

const parts = [
  'graphql-bff',
  'auth-service',
  'personal-service',
  'feed-service',
  'web-main',
  'postgresql',
  'mongodb',
  'valkey',
  'nats',
  's3',
];

/** Everything typed was sent: by itself as soon as it could be; where the page asks the person, they press Retry. */
async function sent(): Promise<void> {
  const { page } = person;
  await until(
    'the post was sent',
    async () => {
      const retry = page.getByRole('button', { name: 'Retry' }).first();
      if (await retry.isVisible()) await retry.click();
      return (
        (await page.getByRole('button', { name: 'Retry' }).count()) + (await page.getByText('Sending').count()) === 0
      );
    },
    100_000,
  );
}

async function isThereOnce(text: string): Promise<void> {
  const { page } = person;
  await page.reload();
  await page.getByText(text).first().waitFor({ timeout: 30_000 });
  await expect.poll(() => page.getByRole('article').filter({ hasText: text }).count()).toBe(1);
}

async function write(text: string): Promise<void> {
  const { page } = person;
  await page.getByRole('textbox', { name: 'Write a post' }).fill(text);
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  // Shown at once, whatever the state of the other side.
  await page.getByText(text).first().waitFor();
}

describe.each(parts)('when %s dies in use', (name) => {
  test('work goes on, and what was written is there exactly once afterwards', async () => {
    const { page } = person;
    await page.goto(product.web);
    await page.getByRole('textbox', { name: 'Write a post' }).waitFor();
    const killed = await product.kill(name);
    await write(`Written while ${name} was away`);
    await person.screenshot(`died-${name}`);
    await until(
      `${name} is back as another process`,
      async () => ![killed, null].includes((await product.process(name)).pid),
      60_000,
    );
    await product.ready(name);
    await sent();
    await isThereOnce(`Written while ${name} was away`);
  }, 240_000);
});

/** What an outage owes a person: what happened, and that what they wrote is safe. */
const sentence = /What you wrote is kept here|The rest works, and nothing is lost|Your text is kept here/;

describe.each(['graphql-bff', 'feed-service', 'mongodb'])('while %s hangs', (name) => {
  test('the page says so in a sentence, keeps what was written, and sends it when it is back', async () => {
    const { page } = person;
    await page.goto(product.web);
    await page.getByRole('textbox', { name: 'Write a post' }).waitFor();
    const thaw = await product.freeze(name);
    try {
      await write(`Written while ${name} hung`);
      await page.getByText(sentence).first().waitFor({ timeout: 40_000 });
      await person.screenshot(`hangs-${name}`);
    } finally {
      thaw();
    }
    await product.ready(name);
    await sent();
    await isThereOnce(`Written while ${name} hung`);
  }, 240_000);
});

describe('while auth-service hangs', () => {
  test('posts still come, with a null author and SERVICE_UNAVAILABLE, and authors return with it', async () => {
    const api = new ApiClient(product.api);
    await api.register(somebody('Chul Park'));
    await api.ask('mutation { createPost(input: {content: "Still readable"}) { post { id } } }');
    const query = '{ timeline(limit: 5) { posts { content author { name } } } }';
    type Answer = { timeline: { posts: { content: string; author: { name: string } | null }[] } };
    expect((await api.ask<Answer>(query)).timeline.posts[0]).toEqual({
      content: 'Still readable',
      author: { name: 'Chul Park' },
    });
    const thaw = await product.freeze('auth-service');
    try {
      const answer = await api.send<Answer>(query);
      expect(answer.data?.timeline.posts[0]).toEqual({ content: 'Still readable', author: null });
      expect(answer.errors.length).toBeGreaterThan(0);
      expect(answer.errors.every((error) => error.extensions.code === 'SERVICE_UNAVAILABLE')).toBe(true);
      expect(answer.errors[0]?.path?.slice(0, 2)).toEqual(['timeline', 'posts']);
    } finally {
      thaw();
    }
    await until('the author is back', async () => {
      const { data } = await api.send<Answer>(query);
      return data?.timeline.posts[0]?.author?.name === 'Chul Park';
    });
  }, 120_000);
});

test('no page broke over all of it', () => {
  expect(person.pageErrors).toEqual([]);
  expect(person.leaks).toEqual([]);
});
