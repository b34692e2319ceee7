import { expect, test } from 'vitest';
import { groups, sources } from './source-tree.ts';

const production = /^(?!.*\.(it\.|e2e\.)?test\.tsx?$)(?!.*\/test\/).*\.ts$/;
const code = /'((?:AUTH|PERSONAL|FEED|MEDIA|BFF|COMMON|CHAT|CALL|MATCHING|NOTIFICATION|WS)_[A-Z0-9_]+)'/g;

function codesInSource(): string[] {
  const files = [...sources('services', production), ...sources('packages', production)];
  const codes = files.flatMap(({ path, text }) =>
    path.endsWith('.errors.ts') || path === 'packages/types/src/errors.ts'
      ? groups(text, code)
      : groups(text, /new (?:DomainError|UnavailableError)\(\s*'[a-z_]+',\s*'([A-Z0-9_]+)'/g),
  );
  return [...new Set(codes)].sort();
}

test('docs/errors.md lists every error code that a service can answer, and no other', () => {
  const [page] = sources('docs', /^docs\/errors\.md$/);
  const documented = groups(page?.text ?? '', /^\| `([A-Z0-9_]+)` \|/gm);
  const inSource = codesInSource();
  expect(inSource.length).toBeGreaterThan(20);
  expect(documented).toEqual(inSource);
});
