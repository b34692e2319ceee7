import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { documentId, readTrustedDocuments } from './trusted-documents.js';

const fileOf = (map: unknown): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'documents-')), 'documents.json');
  writeFileSync(file, JSON.stringify(map));
  return file;
};

it('reads documents by their hash', () => {
  const text = 'query Me { me { id } }';
  const documents = readTrustedDocuments(fileOf({ [documentId(text)]: text }));
  expect(documents.get(documentId(text))?.text).toBe(text);
});

it('has none without a file', () => {
  expect(readTrustedDocuments(undefined).size).toBe(0);
});

it('refuses a document under another hash', () => {
  expect(() => readTrustedDocuments(fileOf({ [documentId('a')]: '{ me { id } }' }))).toThrow('not its document');
});
