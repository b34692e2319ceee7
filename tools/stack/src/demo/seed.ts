import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { ProcessStatus } from '../process-status.ts';
import { ApiClient, ApiError } from './api-client.ts';
import { DEMO_PEOPLE, type DemoPerson } from './people.ts';
import { type DemoScene, drawScene } from './pictures.ts';
import { DEMO_POSTS } from './posts.ts';

const PATIENCE_MILLISECONDS = 60_000;
const AT_ONCE = 4;

/** What is already there; written after every step, so that a stopped seeding goes on where it was. */
interface DemoState {
  complete: boolean;
  done: string[];
  posts: Record<string, string>;
}

/** What seeding needs to know. */
export interface SeedOptions {
  dataDir: string;
  offset: number;
  processes: readonly ProcessStatus[];
  onProgress: (line: string) => void;
}

interface SignedIn {
  person: DemoPerson;
  api: ApiClient;
  id: string;
}

async function retry<T>(deadline: number, action: () => Promise<T>): Promise<T> {
  for (let wait = 250; ; wait = Math.min(wait * 2, 4000)) {
    try {
      return await action();
    } catch (error) {
      const lasting =
        error instanceof ApiError &&
        !error.codes.some((code) => /RATE_LIMITED|UNAVAILABLE|INTERNAL|NOT_FOUND/.test(code));
      if (lasting || Date.now() + wait > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

async function signIn(url: string, person: DemoPerson, deadline: number): Promise<SignedIn> {
  const api = new ApiClient(url);
  const { email, password, name } = person;
  try {
    await retry(deadline, () =>
      api.ask('mutation($input: RegisterInput!) { register(input: $input) { success } }', {
        input: { email, password, name },
      }),
    );
  } catch (error) {
    // An earlier start made this person.
    if (!(error instanceof ApiError && error.codes.some((code) => /CONFLICT|EXISTS|TAKEN/.test(code)))) throw error;
    await retry(deadline, () =>
      api.ask('mutation($input: LoginInput!) { login(input: $input) { success } }', { input: { email, password } }),
    );
  }
  const { me } = await api.ask<{ me: { id: string } }>('{ me { id } }');
  return { person, api, id: me.id };
}

async function inBatches<T>(items: readonly T[], action: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await action(item);
    }),
  );
}

/** Posts of earlier, interrupted seedings, by content: the note of one may have been lost with the process. */
async function knownPosts({ api, id }: SignedIn): Promise<[content: string, id: string][]> {
  const { timeline } = await api.ask<{
    timeline: { posts: { id: string; content: string; author: { id: string } | null }[] };
  }>('{ timeline(limit: 100) { posts { id content author { id } } } }');
  return timeline.posts.filter((post) => post.author?.id === id).map((post) => [post.content, post.id]);
}

function wanted({ processes }: SeedOptions): boolean {
  // Databases that the environment names belong to someone.
  const { NODE_ENV, GIROK_DEMO, AUTH_DATABASE_URL, MONGODB_URL } = process.env;
  const complete = ['graphql-bff', 'auth-service', 'personal-service', 'feed-service', 'media-service'].every((name) =>
    processes.some((row) => row.name === name),
  );
  return NODE_ENV !== 'production' && GIROK_DEMO !== '0' && !AUTH_DATABASE_URL && !MONGODB_URL && complete;
}

/**
 * Makes the demo data through the public API, once for a data folder: idempotent, and goes on where it was stopped. A
 * failure is a line of progress, never a failed start.
 */
export async function seedDemo(options: SeedOptions): Promise<void> {
  const file = join(options.dataDir, 'demo.json');
  const state: DemoState = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as DemoState)
    : { complete: false, done: [], posts: {} };
  if (state.complete || !wanted(options)) return;
  const save = () => {
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  };
  const resumed = existsSync(file);
  save();
  try {
    await seed(options, state, resumed, save);
    state.complete = true;
    save();
  } catch (error) {
    options.onProgress(`demo data: not complete (${(error as Error).message}); the next start goes on with it`);
  }
}

async function seed(options: SeedOptions, state: DemoState, resumed: boolean, save: () => void): Promise<void> {
  const begun = Date.now();
  const deadline = begun + PATIENCE_MILLISECONDS;
  const people = new Map<string, SignedIn>();
  const done = new Set(state.done);
  const as = (key: string): SignedIn => {
    const person = people.get(key);
    if (!person) throw new Error(`The demo data names ${key}, who is not in it`);
    return person;
  };
  const once = async (step: string, action: () => Promise<unknown>) => {
    if (done.has(step)) return;
    await retry(deadline, action);
    done.add(step);
    state.done.push(step);
    save();
  };
  await inBatches(DEMO_PEOPLE, async (person) => {
    people.set(person.key, await signIn(`http://127.0.0.1:${4000 + options.offset}/graphql`, person, deadline));
  });
  if (resumed)
    for (const person of people.values())
      for (const [content, id] of await knownPosts(person)) state.posts[content] = id;
  await inBatches(
    DEMO_PEOPLE.flatMap(({ key, follows }) => follows.map((followed) => [key, followed] as const)),
    ([key, followed]) =>
      once(`follow ${key} ${followed}`, () =>
        as(key).api.ask('mutation($id: ID!) { follow(userId: $id) { user { id } } }', { id: as(followed).id }),
      ),
  );
  await inBatches(
    DEMO_PEOPLE.filter((person) => person.avatar),
    ({ key, avatar, header }) =>
      once(`pictures of ${key}`, async () => {
        const { api } = as(key);
        const input = {
          ...(avatar && { avatarMediaId: await api.upload(await photograph(avatar), 'avatar') }),
          ...(header && { headerMediaId: await api.upload(await photograph(header), 'header') }),
        };
        await api.ask('mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { user { id } } }', {
          input,
        });
      }),
  );
  // One after the other: the order is the timeline's.
  for (const { author, content, pictures = [] } of DEMO_POSTS) {
    if (state.posts[content]) continue;
    const shown: { mediaId: string; alt: string }[] = [];
    for (const { scene, alt } of pictures)
      shown.push({
        mediaId: await retry(deadline, async () => as(author).api.upload(await photograph(scene), 'post')),
        alt,
      });
    const { createPost } = await retry(deadline, () =>
      as(author).api.ask<{ createPost: { post: { id: string } } }>(
        'mutation($input: CreatePostInput!) { createPost(input: $input) { post { id } } }',
        { input: { content, pictures: shown } },
      ),
    );
    state.posts[content] = createPost.post.id;
    save();
  }
  await inBatches(DEMO_POSTS, async ({ content, likes, comments }) => {
    const postId = state.posts[content];
    for (const key of likes)
      await once(`like ${key} ${postId}`, () =>
        as(key).api.ask('mutation($postId: ID!) { likePost(postId: $postId) { post { id } } }', { postId }),
      );
    for (const [index, [key, text]] of comments.entries()) {
      await once(`comment ${index} ${postId}`, () =>
        as(key).api.ask(
          'mutation($postId: ID!, $content: String!) { addComment(postId: $postId, content: $content) { comment { id } } }',
          { postId, content: text },
        ),
      );
    }
  });
  options.onProgress(
    `demo data: ${DEMO_PEOPLE.length} people, ${DEMO_POSTS.length} posts (${((Date.now() - begun) / 1000).toFixed(1)} s)`,
  );
}

/** A scene as a camera would give it. */
const photograph = (scene: DemoScene): Promise<Buffer> =>
  sharp(Buffer.from(drawScene(scene)))
    .jpeg({ quality: 88 })
    .toBuffer();
