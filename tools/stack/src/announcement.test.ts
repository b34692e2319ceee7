import { expect, test } from 'vitest';
import { announcement } from './announcement.ts';
import type { ProcessStatus } from './process-status.ts';

const row = (name: string, kind: ProcessStatus['kind'], port: number): ProcessStatus => ({
  name,
  kind,
  state: 'ready',
  pid: null,
  address: `http://localhost:${port}`,
  memoryBytes: null,
  version: null,
});

test('says where the page, the API and the sockets are, moved as the stack is', () => {
  const said = announcement([row('ws-gateway', 'service', 4101), row('web-main', 'app', 3100)], 100);
  expect(said).toContain('GraphQL at http://localhost:4100/graphql, sockets at ws://localhost:4101.');
  expect(said).toContain('Open http://localhost:3100 and log in');
});

test('says nothing of a page that does not run', () => {
  expect(announcement([row('ws-gateway', 'service', 4001)], 0)).not.toContain('Open');
});
