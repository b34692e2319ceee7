import { expect, test } from 'vitest';
import { groups, sources } from './source-tree.ts';

test('docs/dependencies.md gives a reason for every dependency, and for no other', () => {
  const manifests = ['apps', 'packages', 'services', 'tests', 'tools']
    .flatMap((folder) => sources(folder, /\/package\.json$/))
    .concat(sources('.', /^\.\/package\.json$/));
  const used = manifests.flatMap(({ text }) => {
    const { dependencies, devDependencies } = JSON.parse(text) as Record<string, Record<string, string> | undefined>;
    return Object.keys({ ...dependencies, ...devDependencies });
  });
  const page = sources('docs', /^docs\/dependencies\.md$/)[0]?.text ?? '';
  const reasons = page.split('\n').filter((line) => line.startsWith('| `'));
  const documented = groups(reasons.map((line) => line.split('|')[1]).join(' '), /`([^`]+)`/g);
  expect(documented).toEqual([...new Set(used.filter((name) => !name.startsWith('@my-girok/')))].sort());
});
