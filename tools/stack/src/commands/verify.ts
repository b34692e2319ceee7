import { BUILD, STATIC_CHECKS } from '../checks.ts';
import { runPhases, vitest } from '../phases.ts';

/** `npm run verify`: what an author runs before a commit; no engines, no browser. */
export function verify(): Promise<number> {
  return runPhases([BUILD, ...STATIC_CHECKS, vitest('unit')], BUILD.name);
}
