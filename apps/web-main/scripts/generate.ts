/**
 * Types and documents from the BFF's public schema and our own operations (the `.graphql` files of each feature):
 * `src/gen/` for the app, `dist/trusted-documents.json` (`sha256:<hex>` → text) for the BFF, which refuses any
 * other operation in production.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generate } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';

const root = new URL('..', import.meta.url);
const path = (relative: string): string => fileURLToPath(new URL(relative, root));
const schema = path('../../services/gateway/graphql-bff/dist/api.graphql');

if (!existsSync(schema)) {
  process.stderr.write(
    `${schema} is missing: build services/gateway/graphql-bff first (its build composes the schema).\n`,
  );
  process.exit(1);
}

/** Documents by who loads them: those of features that few pages have come with those pages, all others before anything shows. */
const APART: Readonly<Record<string, readonly string[]>> = {
  'src/gen/chat/': ['src/features/chat/api/*.graphql'],
  'src/gen/matching/': ['src/features/matching/api/*.graphql'],
  'src/gen/account/': ['src/features/account/api/*.graphql', 'src/features/auth/api/*.graphql'],
  'src/gen/calls/': ['src/features/calls/api/*.graphql'],
  'src/gen/people/': ['src/features/people/api/*.graphql', 'src/platform/relations/api/*.graphql'],
  'src/gen/notifications/': ['src/features/notifications/api/*.graphql', 'src/platform/push/api/*.graphql'],
};
const apart = Object.entries(APART).map(([folder, documents]) => ({ folder, documents }));
const elsewhere = apart.flatMap(({ documents }) => documents.map((each) => `!${each}`));
const parts = [{ folder: 'src/gen/', documents: ['src/**/api/*.graphql', ...elsewhere] }, ...apart];

await generate({
  schema,
  silent: true,
  errorsOnly: true,
  generates: Object.fromEntries(
    parts.map(({ folder, documents }) => [
      path(folder),
      {
        preset: 'client',
        documents: documents.map((each) => (each.startsWith('!') ? `!${path(each.slice(1))}` : path(each))),
        presetConfig: {
          fragmentMasking: false,
          persistedDocuments: {
            hashAlgorithm: (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`,
          },
        },
        // The cache needs __typename, and the document that is sent must be, byte for byte, the one that was hashed.
        documentTransforms: [addTypenameSelectionDocumentTransform],
        config: {
          useTypeImports: true,
          enumsAsTypes: true,
          scalars: { ID: 'string', DateTime: 'string' },
          importExtension: '.ts',
          emitLegacyCommonJSImports: false,
        },
      },
    ]),
  ),
});

for (const { folder } of parts) shareFragments(path(`${folder}graphql.ts`));

/**
 * Every document carries the fragments it uses. Written out once and referred to, they are a third of the size: the app
 * loads them all before anything shows.
 */
function shareFragments(file: string): void {
  const shared = new Map<string, string>();
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => {
      const [, name, json, type] = /^export const (\w+) = (\{.*\}) as unknown as (.*)$/.exec(line) ?? [];
      if (!name || !json) return line;
      const document = JSON.parse(json) as { definitions: { kind: string; name?: { value: string } }[] };
      const definitions = document.definitions.map((definition) => {
        if (definition.kind !== 'FragmentDefinition') return JSON.stringify(definition);
        const constant = `fragment${definition.name?.value}`;
        const text = JSON.stringify(definition);
        const known = shared.get(constant) ?? text;
        if (known !== text) throw new Error(`${constant} is not the same in ${name}`);
        shared.set(constant, text);
        return constant;
      });
      const rest = JSON.stringify({ ...document, definitions: [] }).replace(
        /"definitions":\[\]/,
        () => `"definitions":[${definitions}]`,
      );
      return `export const ${name} = ${rest} as unknown as ${type}`;
    });
  const constants = [...shared].map(([constant, text]) => `const ${constant} = ${text};`);
  const first = lines.findIndex((line) => line.startsWith('export const '));
  lines.splice(first, 0, ...constants);
  writeFileSync(file, lines.join('\n'));
}

const documents = Object.assign(
  {},
  ...parts.map(({ folder }) => JSON.parse(readFileSync(path(`${folder}persisted-documents.json`), 'utf8'))),
) as Record<string, string>;
mkdirSync(path('dist/'), { recursive: true });
writeFileSync(path('dist/trusted-documents.json'), `${JSON.stringify(documents, null, 2)}\n`);
process.stdout.write(`${Object.keys(documents).length} trusted documents\n`);
