import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { fileKind, UNKNOWN_KIND } from './file-kind.js';

it.each([
  ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'application/pdf'],
  ['a Windows program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'application/x-msdownload'],
  ['a ZIP archive', Buffer.from('504b0506'.padEnd(44, '0'), 'hex'), 'application/zip'],
  ['text', Buffer.from('Hello'), UNKNOWN_KIND],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), UNKNOWN_KIND],
  ['one byte', Buffer.from([0]), UNKNOWN_KIND],
])('tells %s', async (_what, file, kind) => {
  expect(await fileKind(file)).toBe(kind);
});

it('does not unpack what is packed', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  const before = process.memoryUsage().arrayBuffers;
  expect(await fileKind(bomb)).toBe('application/gzip');
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024);
});

it('does not fail on what only begins as something', async () => {
  for (const head of ['504b0304', '4949 2a00', '1f8b0800', '000000 18667479 70', '4f676753', '3026b275'].map((hex) =>
    Buffer.from(hex.replaceAll(' ', ''), 'hex'),
  )) {
    const file = Buffer.concat([head, Buffer.alloc(300, 0xff)]);
    expect(await fileKind(file)).toMatch(/^[a-z]+\/[\w.+-]+$/);
  }
});
