import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run } from '@my-girok/engines';
import { NODE, packageProgram, REPOSITORY } from './paths.ts';

/** What one phase of `npm test` or `npm run verify` found. */
export interface PhaseResult {
  passed: number;
  failed: number;
}

/** One phase: its tests counted, or nothing passed and one failed for a check that did not hold. */
export interface Phase {
  name: string;
  run(): Promise<PhaseResult>;
}

const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: [dirname(NODE), join(REPOSITORY, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  GIROK_BUILD_ENGINES: '0',
});

/** A check that either holds or not; what it printed is shown when it does not. */
export function check(name: string, program: string, args: readonly string[]): Phase {
  return {
    name,
    async run() {
      const { code, output } = await run(program, args, { cwd: REPOSITORY, env: environment() });
      if (code !== 0) console.log(output);
      return { passed: 0, failed: code === 0 ? 0 : 1 };
    },
  };
}

/** A check by a function that throws. */
export function step(name: string, action: () => Promise<unknown>): Phase {
  return {
    name,
    async run() {
      try {
        await action();
        return { passed: 0, failed: 0 };
      } catch (error) {
        console.log((error as Error).message);
        return { passed: 0, failed: 1 };
      }
    },
  };
}

/** Runs one project of vitest.config.ts and counts its tests from the JSON report in test-results/. */
export function vitest(project: string): Phase {
  return {
    name: project,
    async run() {
      const report = join(REPOSITORY, 'test-results', `${project}.json`);
      mkdirSync(dirname(report), { recursive: true });
      rmSync(report, { force: true });
      const args = [
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ];
      const child = spawn(packageProgram('vitest'), args, { cwd: REPOSITORY, env: environment(), stdio: 'inherit' });
      const code = await new Promise<number | null>((resolve) =>
        child.on('exit', resolve).on('error', () => resolve(1)),
      );
      return countReport(existsSync(report) ? readFileSync(report, 'utf8') : null, code);
    },
  };
}

/** The counts of a report; a run that failed without a failed test (a file that does not load, a set-up) counts as one. */
export function countReport(report: string | null, code: number | null): PhaseResult {
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    numTotalTests = 0,
  } = (report === null ? {} : JSON.parse(report)) as Record<string, number>;
  const failed = numFailedTests === 0 && (code !== 0 || numTotalTests === 0) ? 1 : numFailedTests;
  return { passed: numPassedTests, failed };
}

/** Runs phases one after the other, each with its time, and prints the sum as the last line. Gives the exit code. */
export async function runPhases(phases: readonly Phase[], lastMustPass?: string): Promise<number> {
  const total = { passed: 0, failed: 0 };
  const outcomes: string[] = [];
  for (const phase of phases) {
    console.log(`\n── ${phase.name}`);
    const begun = Date.now();
    const { passed, failed } = await phase.run();
    total.passed += passed;
    total.failed += failed;
    const line = `${failed === 0 ? 'ok  ' : 'FAIL'}  ${phase.name} (${((Date.now() - begun) / 1000).toFixed(1)} s${passed + failed > 0 && passed > 0 ? `, ${passed} passed, ${failed} failed` : ''})`;
    outcomes.push(line);
    console.log(line);
    if (failed > 0 && phase.name === lastMustPass) {
      console.log('The rest needs this; it is not run.');
      break;
    }
  }
  console.log(`\n${outcomes.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}
