/**
 * Waits until a check returns something truthy, and returns it. A check that throws counts as not yet.
 * @throws the check's last error, or one that says how long was waited
 */
export async function untilTrue<T>(
  check: () => Promise<T> | T,
  { timeoutMs = 10_000, everyMs = 20 }: { timeoutMs?: number; everyMs?: number } = {},
): Promise<Exclude<T, false | null | undefined>> {
  const until = Date.now() + timeoutMs;
  let last: unknown;
  for (;;) {
    try {
      const result = await check();
      if (result) return result as Exclude<T, false | null | undefined>;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > until) throw last ?? new Error(`Not true within ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
