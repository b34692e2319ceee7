import { expect, test } from 'vitest';
import { residentBytes, statusTable } from './process-status.ts';

test('lines up the columns and shows what is not known as a dash', () => {
  const table = statusTable([
    {
      name: 'graphql-bff',
      kind: 'service',
      state: 'ready',
      pid: 7,
      address: 'http://localhost:4000',
      memoryBytes: 104_857_600,
      version: '0.1.0',
    },
    { name: 's3', kind: 'engine', state: 'stopped', pid: null, address: null, memoryBytes: null, version: null },
  ]);
  expect(table.split('\n')).toEqual([
    'name         state    address                pid  memory  version',
    'graphql-bff  ready    http://localhost:4000  7    100 MB  0.1.0',
    's3           stopped  –                      –    –       –',
  ]);
});

test.runIf(process.platform === 'linux')('knows the memory of a running process and of none else', () => {
  expect(residentBytes(process.pid)).toBeGreaterThan(10_000_000);
  expect(residentBytes(null)).toBeNull();
});
