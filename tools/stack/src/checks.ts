import { build } from './build.ts';
import { packageProgram } from './paths.ts';
import { check, type Phase, step } from './phases.ts';
import { progressPrinter } from './progress.ts';

/** Generates and builds what changed. */
export const BUILD: Phase = step('build', () => build(progressPrinter()));

/** What needs no test runner, cheapest first. */
export const STATIC_CHECKS: readonly Phase[] = [
  check('format and lint', packageProgram('biome'), ['ci', '.']),
  check('types', packageProgram('tsc'), ['-b']),
  check('dependency rules', packageProgram('depcruise'), [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'err',
    'packages',
    'services',
    'apps',
    'tools',
  ]),
  check('unused code', packageProgram('knip'), []),
];

/** Lint and breaking changes of the protos. */
export const PROTO_CHECK: Phase = check('protos', 'npm', ['run', '--silent', 'check', '--workspace', 'packages/proto']);
