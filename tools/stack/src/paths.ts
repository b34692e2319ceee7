import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

/** The node that runs this (24 or later), for the processes of the stack. */
export const NODE = process.execPath;

/** A program of a package at the root. */
export function packageProgram(name: string): string {
  return join(REPOSITORY, 'node_modules', '.bin', name);
}

/** Everything a stack keeps: `.girok/` in the repository, or GIROK_DATA_DIR. */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return resolve(REPOSITORY, environment.GIROK_DATA_DIR || '.girok');
}

/** GIROK_PORT_OFFSET moves every usual port, so that stacks run side by side. @throws when it is no number from 0 to 10000 */
export function portOffset(environment: NodeJS.ProcessEnv = process.env): number {
  const offset = Number(environment.GIROK_PORT_OFFSET || 0);
  if (!Number.isInteger(offset) || offset < 0 || offset > 10_000)
    throw new Error('GIROK_PORT_OFFSET must be a whole number from 0 to 10000');
  return offset;
}
