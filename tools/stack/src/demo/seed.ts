import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessStatus } from '../process-status.ts';
import { DEMO_PEOPLE } from './people.ts';
import { photograph } from './pictures.ts';
import { DEMO_POSTS } from './posts.ts';
import { knownPosts, seedPosts } from './seed-posts.ts';
import { seedTalks } from './seed-talks.ts';
import { type DemoState, inBatches, type Seeding } from './seeding.ts';
import { retry, type SignedIn, signIn } from './sign-in.ts';
import { DEMO_TALKS } from './talks.ts';

const PATIENCE_MILLISECONDS = 60_000;

/** What seeding needs to know. */
export interface SeedOptions {
  dataDir: string;
  offset: number;
  processes: readonly ProcessStatus[];
  onProgress: (line: string) => void;
}

function wanted(options: SeedOptions): boolean {
  // Databases that the environment names belong to someone.
  const { NODE_ENV, GIROK_DEMO, AUTH_DATABASE_URL, MONGODB_URL } = process.env;
  const complete = ['graphql-bff', 'auth-service', 'personal-service', 'feed-service', 'media-service'];
  const ours = !AUTH_DATABASE_URL && !MONGODB_URL;
  return NODE_ENV !== 'production' && GIROK_DEMO !== '0' && ours && runs(options, complete);
}

const runs = ({ processes }: SeedOptions, names: readonly string[]): boolean =>
  names.every((name) => processes.some((row) => row.name === name));

/** Whether there is somebody to talk through. */
const talks = (options: SeedOptions): boolean => runs(options, ['chat-service', 'ws-gateway']);

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
  await inBatches(DEMO_PEOPLE, async ({ key, birthDate }) => {
    if (!birthDate) return;
    await once(`birth date of ${key}`, () =>
      as(key).api.ask('mutation($birthDate: String!) { setBirthDate(birthDate: $birthDate) { ageBand } }', {
        birthDate,
      }),
    );
  });
  const seeding: Seeding = { as, once, patiently: (action) => retry(deadline, action) };
  const sockets = `http://127.0.0.1:${4001 + options.offset}`;
  await Promise.all([seedPosts(state.posts, seeding, save), talks(options) ? seedTalks(seeding, sockets) : undefined]);
  options.onProgress(
    `demo data: ${DEMO_PEOPLE.length} people, ${DEMO_POSTS.length} posts, ${talks(options) ? DEMO_TALKS.length : 0} talks (${((Date.now() - begun) / 1000).toFixed(1)} s)`,
  );
}
