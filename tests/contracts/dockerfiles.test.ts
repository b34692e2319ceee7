import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

interface Package {
  readonly name: string;
  readonly workspaces?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(root + path, 'utf8');
const packageIn = (folder: string): Package => JSON.parse(read(`${folder}/package.json`)) as Package;
const folders = globSync(
  (packageIn('.').workspaces ?? []).map((pattern) => `${pattern}/package.json`),
  { cwd: root },
).map((file) => dirname(file));
const folderOf = new Map(folders.map((folder) => [packageIn(folder).name, folder]));
const images = globSync('services/**/Dockerfile', {
  cwd: root,
  exclude: (path) => String(path).includes('node_modules'),
}).map((file) => dirname(file));

// npm would ask the registry for a workspace that is missing.
test.each(images)('the image of %s copies every workspace that a copied one depends on, and no other', (image) => {
  const needed = new Set<string>();
  const need = (folder: string): void => {
    if (needed.has(folder)) return;
    needed.add(folder);
    const { dependencies, devDependencies } = packageIn(folder);
    for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
      const ours = folderOf.get(name);
      if (ours) need(ours);
    }
  };
  need(image);
  const copied = [...read(`${image}/Dockerfile`).matchAll(/^COPY (\S+) \1$/gm)].map((match) => match[1] ?? '');
  expect(copied.toSorted()).toEqual([...needed].toSorted());
});
