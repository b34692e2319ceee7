import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import { documentErrors } from './documents.errors.js';

export interface ShapeLimits {
  depth: number;
  aliases: number;
  fields: number;
}

interface Shape {
  depth: number;
  aliases: number;
  fields: number;
}

const introspectionRoots: ReadonlySet<string> = new Set(['__schema', '__type']);

/**
 * Refuses a document by its form alone, before validation, whose cost grows faster than the document. Fragments count
 * where they are spread, each measured once, so that fragments of fragments cannot blow the measuring up itself.
 * Introspection is left out: it is deep by nature, finite, and off in production.
 * Throws BFF_TOO_DEEP, BFF_TOO_MANY_ALIASES, BFF_TOO_MANY_FIELDS, BFF_DOCUMENT_INVALID for fragments in a circle.
 */
export function checkShape(document: DocumentNode, limits: ShapeLimits): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const measured = new Map<string, Shape | null>();

  const ofFragment = (name: string): Shape => {
    const known = measured.get(name);
    if (known) return known;
    const fragment = fragments.get(name);
    if (!fragment) return { depth: 0, aliases: 0, fields: 0 };
    if (known === null) throw documentErrors.malformed(`Fragment ${name} spreads itself`);
    measured.set(name, null);
    const shape = ofSelections(fragment.selectionSet);
    measured.set(name, shape);
    return shape;
  };

  const ofSelections = (set: SelectionSetNode): Shape => {
    const sum: Shape = { depth: 0, aliases: 0, fields: 0 };
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD && introspectionRoots.has(selection.name.value)) continue;
      const below =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? ofFragment(selection.name.value)
          : selection.selectionSet
            ? ofSelections(selection.selectionSet)
            : { depth: 0, aliases: 0, fields: 0 };
      const field = selection.kind === Kind.FIELD;
      sum.depth = Math.max(sum.depth, below.depth + (field ? 1 : 0));
      sum.aliases += below.aliases + (field && selection.alias ? 1 : 0);
      sum.fields += below.fields + (field ? 1 : 0);
    }
    return sum;
  };

  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const shape =
      definition.kind === Kind.FRAGMENT_DEFINITION
        ? ofFragment(definition.name.value)
        : ofSelections(definition.selectionSet);
    if (shape.depth > limits.depth) throw documentErrors.tooDeep(limits.depth);
    if (shape.aliases > limits.aliases) throw documentErrors.tooManyAliases(limits.aliases);
    if (shape.fields > limits.fields) throw documentErrors.tooManyFields(limits.fields);
  }
}
