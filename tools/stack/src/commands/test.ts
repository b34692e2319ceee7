import { BUILD, PROTO_CHECK, STATIC_CHECKS } from '../checks.ts';
import { ensureChromium } from '../chromium.ts';
import { ensureLivekit } from '../engine-build.ts';
import { runPhases, step, vitest } from '../phases.ts';

/** Low enough for the phases beside it to go first, high enough to be done when they are. */
const BESIDE_TESTS = 15;

/** Builds LiveKit, where it has to be, while the first phases run; gives what waits for it. */
function buildLivekitMeanwhile(): () => Promise<void> {
  let kill = () => {};
  const lines: string[] = [];
  const built = ensureLivekit({
    niceness: BESIDE_TESTS,
    onProgress: (line) => lines.push(line),
    onChild: (end) => {
      kill = end;
    },
  });
  // The failure is its phase's to tell.
  built.catch(() => {});
  const end = () => {
    kill();
    process.exit(1);
  };
  process.on('exit', () => kill());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  return async () => {
    for (const line of lines) console.log(line);
    await built;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end);
  };
}

/** `npm test`: everything, from a fresh clone. */
export function test(): Promise<number> {
  const browser = step('browser', async () => {
    process.env.CHROMIUM_PATH = await ensureChromium((line) => console.log(line));
  });
  const livekit = step('livekit', buildLivekitMeanwhile());
  return runPhases(
    [
      BUILD,
      ...STATIC_CHECKS,
      PROTO_CHECK,
      vitest('unit'),
      livekit,
      vitest('it'),
      browser,
      vitest('stories'),
      vitest('e2e'),
    ],
    BUILD.name,
  );
}
