/**
 * Composes the subgraphs into `dist/supergraph.graphql`, which any federation router could run, and writes the public
 * schema to `dist/api.graphql` for clients' codegen. Both are build artefacts.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import {
  composeServices,
  compositionHasErrors,
  transformSupergraphToPublicSchema,
} from '@theguild/federation-composition';
import { buildASTSchema, lexicographicSortSchema, parse, printSchema } from 'graphql';

const root = new URL('..', import.meta.url);
const subgraphs = readdirSync(new URL('src/subgraphs/', root));
const services = subgraphs.map((name) => ({
  name,
  // Never dialled by graphql-bff, which runs the subgraphs in its own process; another router replaces it.
  url: `http://${name}.subgraph.internal/graphql`,
  typeDefs: parse(readFileSync(new URL(`src/subgraphs/${name}/${name}.graphql`, root), 'utf8')),
}));

const result = composeServices(services);
if (compositionHasErrors(result)) {
  for (const error of result.errors) process.stderr.write(`composition: ${error.message}\n`);
  process.exit(1);
}
mkdirSync(new URL('dist/', root), { recursive: true });
writeFileSync(new URL('dist/supergraph.graphql', root), result.supergraphSdl);
const api = buildASTSchema(transformSupergraphToPublicSchema(parse(result.supergraphSdl)));
writeFileSync(new URL('dist/api.graphql', root), `${printSchema(lexicographicSortSchema(api))}\n`);
for (const name of subgraphs)
  cpSync(
    new URL(`src/subgraphs/${name}/${name}.graphql`, root),
    new URL(`dist/subgraphs/${name}/${name}.graphql`, root),
  );
