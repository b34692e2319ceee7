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
  'postgresql',
  'mongodb',
  'valkey',
  'nats',
];

describe.each(parts)('when %s dies in use', (name) => {
  test('the page goes on, and what was written is there exactly once afterwards', async () => {
    const { page } = person;
    await page.goto(product.web);
    const composer = page.getByRole('textbox', { name: 'Write a post' });
    await composer.waitFor();
    const text = `Written while ${name} was away`;
    await composer.fill(text);
    const killed = await product.kill(name);
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    // Shown at once, whatever the state of the other side.
    await page.getByText(text).first().waitFor();
    await person.screenshot(`outage-${name}`);
    await until(`${name} is back as another process`, async () => (await product.process(name)).pid !== killed, 60_000);
    await product.ready(name);
    await until(
      'the post was kept',
      async () => {
        const retry = page.getByRole('button', { name: 'Retry' });
        if (
          await retry
            .first()
            .isVisible()
            .catch(() => false)
        )
          await retry.first().click();
        return (
          (await page.getByRole('button', { name: 'Retry' }).count()) === 0 &&
          (await page.getByText('Sending').count()) === 0
        );
      },
      60_000,
    );
    await page.reload();
    await page.getByText(text).first().waitFor({ timeout: 30_000 });
    expect(await page.getByRole('article').filter({ hasText: text }).count()).toBe(1);
  }, 180_000);
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
