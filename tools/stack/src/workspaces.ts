import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { REPOSITORY } from './paths.ts';

/** One npm workspace. */
export interface Workspace {
  name: string;
  /** Relative to the repository. */
  folder: string;
  version: string;
  scripts: Record<string, string>;
}

interface Manifest {
  name?: string;
  version?: string;
  scripts?: Record<string, string>;
  workspaces?: string[];
}

const manifest = (folder: string) =>
  JSON.parse(readFileSync(join(REPOSITORY, folder, 'package.json'), 'utf8')) as Manifest;

/** Every workspace of the root's package.json, in its order. */
export function workspaces(): Workspace[] {
  return (manifest('.').workspaces ?? []).flatMap((pattern) =>
    globSync(`${pattern}/package.json`, { cwd: REPOSITORY })
      .sort()
      .map((file) => {
        const folder = dirname(file);
        const { name = folder, version = '0.0.0', scripts = {} } = manifest(folder);
        return { name, folder, version, scripts };
      }),
  );
}
