import type { SignedIn } from './sign-in.ts';

/** What is already there; written after every step, so that a stopped seeding goes on where it was. */
export interface DemoState {
  complete: boolean;
  done: string[];
  posts: Record<string, string>;
}

/** What each part of the seeding is given by the whole of it. */
export interface Seeding {
  as(key: string): SignedIn;
  /** Does a step that no earlier start has done. */
  once(step: string, action: () => Promise<unknown>): Promise<void>;
  /** Tries again while something is not up yet. */
  patiently<T>(action: () => Promise<T>): Promise<T>;
}

const AT_ONCE = 4;

/** Does something with each, a few at a time. */
export async function inBatches<T>(items: readonly T[], action: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await action(item);
    }),
  );
}
