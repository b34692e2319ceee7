import type { SpawnOptions } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.ts';

/** The numbers of the first version in a text: `postgres (PostgreSQL) 18.4` gives [18, 4]. */
export function parseVersion(text: string): number[] | null {
  const match = /(?<![\d.])v?=?(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
  return match
    ? match
        .slice(1)
        .filter((part) => part !== undefined)
        .map(Number)
    : null;
}

/** Whether a version is at least another, part by part. */
export function atLeast(version: readonly number[], minimum: readonly number[]): boolean {
  for (let index = 0; index < minimum.length; index++) {
    const difference = (version[index] ?? 0) - (minimum[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** Every place on PATH that holds the program. */
export function onPath(name: string): string[] {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .filter((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** The first program of that name on PATH of at least the version, or null. `as`: the uid that will run it. */
export async function pathProgram(
  name: string,
  minimum: readonly number[],
  as: SpawnOptions = {},
): Promise<{ file: string; version: string } | null> {
  for (const file of onPath(name)) {
    const { code, output } = await run(file, ['--version'], { cwd: '/', ...as });
    const version = parseVersion(output);
    if (code === 0 && version !== null && atLeast(version, minimum)) return { file, version: version.join('.') };
  }
  return null;
}
