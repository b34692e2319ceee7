import type { Derivative } from './plan.ts';

export type Format = 'webp' | 'avif';

/** One picture of a round, with what is to be made of it. */
export interface Order {
  name: string;
  path: string;
  base: { width: number; height: number };
  derivatives: Derivative[];
}

/** One round of work for a contender: everything is read from files and written to files. */
export interface Work {
  orders: Order[];
  format: Format;
  out: string;
  /** Threads that work at a time, the same for all. */
  workers: number;
}

/** Encoders' settings, as media-service has them. */
export const SETTINGS = {
  webp: { quality: 80, effort: 4 },
  avif: { quality: 55, effort: 3 },
} as const;

/** Where a contender writes a derivative. */
export const outputOf = (order: Order, derivative: Derivative, format: Format): string =>
  `${order.name}-${derivative.object}.${format}`;

/** Does jobs in their order, so many at a time. */
export async function pooled(jobs: readonly (() => Promise<unknown>)[], atOnce: number): Promise<void> {
  const rest = [...jobs];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let job = rest.shift(); job; job = rest.shift()) await job();
    }),
  );
}

/** In a contender's process: does the rounds it is sent, and answers each with the milliseconds that it took. */
export function serveRounds(round: (work: Work) => Promise<void>): void {
  process.on('message', async (work: Work) => {
    const startedAt = performance.now();
    await round(work);
    process.send?.(performance.now() - startedAt);
  });
  process.once('disconnect', () => process.exit(0));
}
