import { setTimeout as pause } from 'node:timers/promises';

/** Waits for a condition, never for a time: resolves as soon as `check` is true, fails with `what` when it never was. */
export async function until(what: string, check: () => Promise<boolean> | boolean, withinMs = 20_000): Promise<void> {
  const end = Date.now() + withinMs;
  let last: unknown;
  for (;;) {
    try {
      if (await check()) return;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`never true within ${withinMs} ms: ${what}`, { cause: last });
    await pause(100);
  }
}
