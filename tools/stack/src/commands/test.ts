import { BUILD, PROTO_CHECK, STATIC_CHECKS } from '../checks.ts';
import { ensureChromium } from '../chromium.ts';
import { runPhases, step, vitest } from '../phases.ts';

/** `npm test`: everything, from a fresh clone. */
export function test(): Promise<number> {
  const browser = step('browser', async () => {
    process.env.CHROMIUM_PATH = await ensureChromium((line) => console.log(line));
  });
  return runPhases(
    [BUILD, ...STATIC_CHECKS, PROTO_CHECK, vitest('unit'), vitest('it'), browser, vitest('stories'), vitest('e2e')],
    BUILD.name,
  );
}
