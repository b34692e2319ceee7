import { type GraphQLResolveInfo, isObjectType } from 'graphql';

interface Representation {
  readonly __typename: string;
}
type ResolveReference = (reference: Representation, context: unknown, info: GraphQLResolveInfo) => unknown;
interface FederationExtensions {
  apollo?: { subgraph?: { resolveReference?: ResolveReference } };
}

/**
 * `Query._entities` as @apollo/subgraph answers it, for object types only, without its promises around every entity: a page
 * has dozens of them, and in the same process they cost more than resolving them.
 */
export function resolveEntities(
  _: unknown,
  { representations }: { representations: readonly Representation[] },
  context: unknown,
  info: GraphQLResolveInfo,
): unknown[] {
  return representations.map((representation) => {
    const { __typename } = representation;
    try {
      const type = info.schema.getType(__typename);
      if (!isObjectType(type)) throw new Error(`There is no entity ${__typename}`);
      const { resolveReference } = (type.extensions as FederationExtensions).apollo?.subgraph ?? {};
      const found = resolveReference ? resolveReference(representation, context, info) : representation;
      return found instanceof Promise ? found.then((entity) => named(entity, __typename)) : named(found, __typename);
    } catch (error) {
      // Returned, not thrown: one entity's error leaves the others.
      return error;
    }
  });
}

function named(entity: unknown, __typename: string): unknown {
  if (entity === null || typeof entity !== 'object') return null;
  const typed = entity as { __typename?: string };
  if (typed.__typename === undefined) typed.__typename = __typename;
  return typed;
}
