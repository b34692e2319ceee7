import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';

/** A subgraph of this process. */
export interface Subgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
}

/** Injects all of them. */
export const SUBGRAPHS = Symbol('SUBGRAPHS');

type Module = Extract<
  Exclude<Parameters<typeof buildSubgraphSchema>[0], DocumentNode>[number],
  { resolvers?: unknown }
>;

/** Builds a subgraph from `subgraphs/<name>/<name>.graphql` and its resolvers. */
export function subgraph(name: string, resolvers: object): Subgraph {
  const file = new URL(`../subgraphs/${name}/${name}.graphql`, import.meta.url);
  const typeDefs = parse(readFileSync(file, 'utf8'));
  return { name, schema: buildSubgraphSchema([{ typeDefs, resolvers: resolvers as Module['resolvers'] }]) };
}
