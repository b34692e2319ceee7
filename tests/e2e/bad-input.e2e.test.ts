import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { ApiClient } from './src/api-client.ts';
import { openChromium, PersonAtABrowser, somebody } from './src/person-at-a-browser.ts';
import { Product } from './src/product.ts';

const product = new Product(inject('product'));

describe('bad input to the API gets a coded error and changes nothing', () => {
  const register = 'mutation($input: RegisterInput!) { register(input: $input) { success } }';
  const ada = somebody();
  const api = new ApiClient(product.api);

  beforeAll(async () => {
    await api.register(ada);
  });

  test.each([
    ['a short password', { password: 'fourteen chars' }, 'AUTH_PASSWORD_TOO_SHORT'],
    ['a breached password', { password: 'passwordpassword' }, 'AUTH_PASSWORD_BREACHED'],
    ['an overlong password', { password: 'long '.repeat(60) }, 'AUTH_PASSWORD_TOO_LONG'],
    ['a malformed address', { email: 'not an address' }, 'AUTH_EMAIL_INVALID'],
  ])('%s', async (_title, bad, reason) => {
    const stranger = new ApiClient(product.api);
    const answer = await stranger.send(register, { input: { ...somebody(), ...bad } });
    expect(answer.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason });
    expect(answer.cookies).toEqual([]);
  });

  test('a taken address', async () => {
    const answer = await new ApiClient(product.api).send(register, {
      input: { ...somebody(), email: ada.email.toUpperCase() },
    });
    expect(answer.errors[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'AUTH_EMAIL_TAKEN' });
  });

  test('a wrong password and an unknown account are answered alike', async () => {
    const login = 'mutation($input: LoginInput!) { login(input: $input) { success } }';
    const wrong = await new ApiClient(product.api).send(login, {
      input: { email: ada.email, password: 'not the password at all' },
    });
    const unknown = await new ApiClient(product.api).send(login, {
      input: { email: somebody().email, password: ada.password },
    });
    expect(wrong.errors[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'AUTH_INVALID_CREDENTIALS' });
    const withoutTrace = (extensions?: Record<string, unknown>) => ({ ...extensions, traceId: null });
    expect(withoutTrace(unknown.errors[0]?.extensions)).toEqual(withoutTrace(wrong.errors[0]?.extensions));
    expect(unknown.errors[0]?.message).toBe(wrong.errors[0]?.message);
  });

  test('a post of 1 MB', async () => {
    const answer = await api.send(
      'mutation($content: String!) { createPost(input: {content: $content}) { post { id } } }',
      { content: 'x'.repeat(1024 * 1024) },
    );
    expect(answer.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('a deep query', async () => {
    let selection = 'id';
    for (let depth = 0; depth < 30; depth += 1) selection = `author { posts { posts { ${selection} } } }`;
    const answer = await api.send(`{ timeline { posts { ${selection} } } }`);
    expect(answer.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('a query of a thousand aliases', async () => {
    const aliases = Array.from({ length: 1000 }, (_, index) => `a${index}: me { id }`).join(' ');
    const answer = await api.send(`{ ${aliases} }`);
    expect(answer.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('a forged cookie is nobody', async () => {
    const answer = await new ApiClient(product.api).send(
      '{ me { id } }',
      {},
      { cookie: `__Host-Http-session_id=${'A'.repeat(43)}` },
    );
    expect(answer.data).toEqual({ me: null });
  });

  test('a request without the CSRF header', async () => {
    const response = await fetch(product.api, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ me { id } }' }),
    });
    const body = (await response.json()) as { errors: { extensions: { code: string; reason: string } }[] };
    expect(body.errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'BFF_CSRF_HEADER_MISSING' });
  });

  test('a foreign Origin', async () => {
    const answer = await api.send('{ me { id } }', {}, { origin: 'https://evil.example' });
    expect(answer.errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'BFF_ORIGIN_REFUSED' });
  });

  test('a mutation by GET', async () => {
    const response = await fetch(`${product.api}?query=${encodeURIComponent('mutation { logout { success } }')}`, {
      headers: { 'x-csrf': '1' },
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    const body = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect(body.errors[0]?.extensions.code).toBeTruthy();
  });

  test("another person's post cannot be deleted, and is still there", async () => {
    const { createPost } = await api.ask<{ createPost: { post: { id: string } } }>(
      'mutation { createPost(input: {content: "Mine"}) { post { id } } }',
    );
    const eve = new ApiClient(product.api);
    await eve.register(somebody('Eve'));
    const answer = await eve.send('mutation($id: ID!) { deletePost(postId: $id) { deletedPostId } }', {
      id: createPost.post.id,
    });
    expect(answer.errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'FEED_NOT_POST_AUTHOR' });
    const { post } = await api.ask<{ post: { content: string } }>('query($id: ID!) { post(id: $id) { content } }', {
      id: createPost.post.id,
    });
    expect(post.content).toBe('Mine');
  });
});

describe('bad input in the app is answered in the language of the person', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser?.close();
  });

  const languages = [
    {
      locale: 'en-GB',
      labels: ['Name', 'Email', 'Password', 'Create account'],
      short: /at least 15 characters; a sentence works well/,
      malformed: 'That is not an email address.',
      taken: 'This address already has an account.',
    },
    {
      locale: 'ko-KR',
      labels: ['이름', '이메일', '비밀번호', '계정 만들기'],
      short: /비밀번호가 짧아요/,
      malformed: '이메일 주소가 아닌 것 같아요',
      taken: '이미 계정이 있는 주소예요',
    },
  ] as const;

  test.each(languages)('$locale', async ({ locale, labels, short, malformed, taken }) => {
    const known = somebody();
    await new ApiClient(product.api).register(known);
    const person = await PersonAtABrowser.open(browser, { locale });
    const { page } = person;
    await page.goto(`${product.web}/register`);
    const send = async (email: string, password: string) => {
      await page.getByLabel(labels[0], { exact: true }).fill('Ada');
      await page.getByLabel(labels[1]).fill(email);
      await page.getByLabel(labels[2], { exact: true }).fill(password);
      await page.getByRole('button', { name: labels[3] }).click();
    };
    await send(somebody().email, 'too short');
    await page.getByText(short).first().waitFor();
    await person.screenshot(`register-refused-${locale}`);
    await send('not an address', known.password);
    await page.getByText(malformed).first().waitFor();
    await send(known.email, known.password);
    await page.getByText(taken).first().waitFor();
    expect(await page.getByLabel(labels[1]).inputValue()).toBe(known.email);
    expect(await person.context.cookies()).toEqual([]);
    await person.close();
  });
});
