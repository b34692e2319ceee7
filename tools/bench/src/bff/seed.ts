import { randomUUID } from 'node:crypto';
import { COMMENT, FOLLOW, idOf, ME, POST, REGISTER, TIMELINE } from './documents.ts';

interface TimelineAnswer {
  timeline: {
    items: { post: { comments: unknown[]; author: { name: string } | null; facets: unknown[]; quote: unknown } }[];
  };
}

/** A signed-in person, speaking to the BFF as the web app does. */
class Person {
  private cookie = '';
  id = '';
  private readonly address: string;

  constructor(address: string) {
    this.address = address;
  }

  async ask<T>(document: string, variables: Record<string, unknown> = {}): Promise<T> {
    const response = await fetch(`${this.address}/graphql`, {
      method: 'POST',
      headers: this.headers,
      body: body(document, variables),
    });
    const [cookie] = response.headers.getSetCookie();
    if (cookie) this.cookie = cookie.split(';')[0] ?? '';
    const { data, errors } = (await response.json()) as { data?: T; errors?: unknown };
    if (errors || !data) throw new Error(`Seeding failed: ${JSON.stringify(errors)}`);
    return data;
  }

  get headers(): Record<string, string> {
    return { 'content-type': 'application/json', 'x-csrf': '1', ...(this.cookie ? { cookie: this.cookie } : {}) };
  }

  async register(name: string): Promise<this> {
    const input = { email: `${randomUUID()}@example.test`, password: 'measured twice and cut once', name };
    await this.ask(REGISTER, { input });
    this.id = (await this.ask<{ me: { id: string } }>(ME)).me.id;
    return this;
  }
}

const body = (document: string, variables: Record<string, unknown>): string =>
  JSON.stringify({ documentId: idOf(document), variables });

/** The request that is measured: a reader's timeline. */
export interface TimelineRequest {
  headers: Record<string, string>;
  body: string;
}

const authorCount = 4;
const postsEach = 5;
const commentsEach = 3;

/**
 * Writes 20 posts of four authors, each with a link, a hashtag and a mention, the later ones quoting the first, with three
 * comments each, and gives the request of a reader who follows them. No pictures: uploads are measured on their own.
 */
export async function seed(address: string): Promise<TimelineRequest> {
  const names = ['Ada', 'Minseo', 'Jun', 'Grace'].slice(0, authorCount);
  const authors = await Promise.all(names.map((name) => new Person(address).register(name)));
  const reader = await new Person(address).register('Reader');
  for (const author of authors) await reader.ask(FOLLOW, { userId: author.id });
  let quotedPostId: string | undefined;
  for (let round = 0; round < postsEach; round++)
    for (const author of authors) {
      const mention = { start: 0, end: 4, userId: authors[0]?.id };
      const content = `@Ada The ${round + 1}. page of a notebook, about as long as people write them, with #오늘의기록 and https://example.test/${round} in it.`;
      const { createPost } = await author.ask<{ createPost: { post: { id: string } } }>(POST, {
        input: { content, mentions: [mention], quotedPostId },
      });
      quotedPostId ??= createPost.post.id;
      for (let i = 0; i < commentsEach; i++)
        await authors[(round + i) % authorCount]?.ask(COMMENT, {
          postId: createPost.post.id,
          content: `A thought on it, ${i}`,
        });
    }
  for (const until = Date.now() + 30_000; ; await new Promise((resolve) => setTimeout(resolve, 200))) {
    const { timeline } = await reader.ask<TimelineAnswer>(TIMELINE);
    const { items } = timeline;
    const whole = items.every(
      ({ post }) => post.author && post.comments.length === commentsEach && post.facets.length === 3,
    );
    if (items.length === authorCount * postsEach && whole) break;
    if (Date.now() > until) throw new Error(`The timeline holds ${items.length} posts after 30 s`);
  }
  return { headers: reader.headers, body: body(TIMELINE, {}) };
}
