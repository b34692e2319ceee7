import { expect, test } from 'vitest';
import { sources } from './source-tree.ts';

test('config.ts is the only reader of process.env in a service', () => {
  const readers = sources('services', /\/src\/.*\.ts$/)
    .filter(({ path, text }) => !/\.test\.ts$/.test(path) && text.includes('process.env'))
    .map(({ path }) => path);
  expect(readers.length).toBeGreaterThan(0);
  expect(readers.filter((path) => !path.endsWith('/config.ts'))).toEqual([]);
});

test('a page is bundled with everything it needs: no address of another host in the web app', () => {
  const foreign = sources('apps/web-main/src', /\.(tsx?|css|html)$/).flatMap(({ path, text }) =>
    [...text.matchAll(/(?:src|href|url)\s*[=(]\s*["']?(https?:\/\/[^"')\s]+)/g)].map((match) => `${path}: ${match[1]}`),
  );
  expect(foreign).toEqual([]);
});
