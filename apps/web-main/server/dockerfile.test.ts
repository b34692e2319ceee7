import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

interface Package {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string): string => readFileSync(root + path, 'utf8');
const workspaces = (JSON.parse(read('package.json')) as { workspaces: string[] }).workspaces;
const folderOf = new Map<string, string>();
const packageIn = new Map<string, Package>();
for (const file of globSync(
  workspaces.map((pattern) => `${pattern}/package.json`),
  { cwd: root },
)) {
  const found = JSON.parse(read(file)) as Package;
  folderOf.set(found.name, dirname(file));
  packageIn.set(dirname(file), found);
}

describe('Dockerfile', () => {
  it('copies every workspace that a copied one depends on, and no other', () => {
    const copied = [...read('apps/web-main/Dockerfile').matchAll(/^COPY (\S+) \1$/gm)].map((match) => match[1] ?? '');
    const needed = new Set<string>();
    const need = (folder: string): void => {
      if (needed.has(folder)) return;
      needed.add(folder);
      const { dependencies, devDependencies } = packageIn.get(folder) ?? {};
      for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
        const ours = folderOf.get(name);
        if (ours) need(ours);
      }
    };
    need('apps/web-main');
    // Its schema gives the app its types.
    need('services/gateway/graphql-bff');
    expect(copied.toSorted()).toEqual([...needed].toSorted());
  });
});
