import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import { resolveEntities } from './entities.js';

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

interface SubgraphResolvers {
  readonly [type: string]: object | undefined;
}

/** Builds a subgraph from `subgraphs/<name>/<name>.graphql` and its resolvers. */
export function subgraph(name: string, resolvers: SubgraphResolvers): Subgraph {
  const file = new URL(`../subgraphs/${name}/${name}.graphql`, import.meta.url);
  const typeDefs = parse(readFileSync(file, 'utf8'));
  return { name, schema: buildSubgraphSchema([{ typeDefs, resolvers: withEntities(resolvers) }]) };
}

function withEntities(resolvers: SubgraphResolvers): Module['resolvers'] {
  return { ...resolvers, Query: { ...resolvers.Query, _entities: resolveEntities } } as Module['resolvers'];
}
