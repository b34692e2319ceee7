import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type DocumentNode, parse } from 'graphql';

export interface TrustedDocument {
  readonly text: string;
  readonly document: DocumentNode;
}

/** Our apps' own documents by `sha256:<hex>`, read once when the process starts. */
export type TrustedDocuments = ReadonlyMap<string, TrustedDocument>;

/** Throws when the file is no such map, or an id is not its document's hash. */
export function readTrustedDocuments(file: string | undefined): TrustedDocuments {
  if (!file) return new Map();
  const entries = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>);
  return new Map(
    entries.map(([id, text]) => {
      if (typeof text !== 'string' || id !== documentId(text))
        throw new Error(`${file}: ${id} is not its document's hash`);
      return [id, { text, document: parse(text, { noLocation: true }) }];
    }),
  );
}

/** The id by which a client names a trusted document. */
export const documentId = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;
