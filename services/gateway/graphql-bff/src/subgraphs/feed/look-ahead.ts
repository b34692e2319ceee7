import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode, type ValueNode } from 'graphql';

/** Where a page has its posts. */
export const PAGE: readonly (readonly string[])[] = [['posts'], ['items', 'post']];

/**
 * How many comments the posts below this field will be asked for: the largest `comments(limit:)` at these paths, 0 when none
 * is selected. Asking for them with the posts makes a page cost one call. Conditions (@skip, @include) are not weighed:
 * a few comments too many cost less than a second call.
 */
export function commentsAhead(
  info: GraphQLResolveInfo,
  paths: readonly (readonly string[])[],
  byDefault: number,
  max: number,
): number {
  let most = 0;
  for (const limit of limitsBelow(info, paths)) {
    const value = limitIn(limit, info.variableValues) ?? byDefault;
    most = Math.max(most, Math.min(value, max));
  }
  return most;
}

type LimitArgument = ValueNode | null;
const known = new WeakMap<FieldNode, LimitArgument[]>();

/** The selection does not change between runs of the same document, only its variables do. */
function limitsBelow(info: GraphQLResolveInfo, paths: readonly (readonly string[])[]): LimitArgument[] {
  const node = info.fieldNodes[0];
  const remembered = node && info.fieldNodes.length === 1 ? known.get(node) : undefined;
  if (remembered) return remembered;
  const limits = paths
    .flatMap((path) => selectionsAt(path, info))
    .flatMap((set) => fieldsNamed('comments', set, info))
    .map((field) => field.arguments?.find((argument) => argument.name.value === 'limit')?.value ?? null);
  if (node && info.fieldNodes.length === 1) known.set(node, limits);
  return limits;
}

function selectionsAt(path: readonly string[], info: GraphQLResolveInfo): SelectionSetNode[] {
  let level = info.fieldNodes.flatMap((field) => (field.selectionSet ? [field.selectionSet] : []));
  for (const name of path) {
    level = level
      .flatMap((set) => fieldsNamed(name, set, info))
      .flatMap((field) => (field.selectionSet ? [field.selectionSet] : []));
  }
  return level;
}

function fieldsNamed(name: string, set: SelectionSetNode, info: GraphQLResolveInfo): FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === name ? [selection] : [];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsNamed(name, selection.selectionSet, info);
    const fragment = info.fragments[selection.name.value];
    return fragment ? fieldsNamed(name, fragment.selectionSet, info) : [];
  });
}

function limitIn(argument: LimitArgument, variables: Record<string, unknown>): number | undefined {
  if (argument?.kind === Kind.INT) return Number(argument.value);
  if (argument?.kind !== Kind.VARIABLE) return undefined;
  const value = variables[argument.name.value];
  return typeof value === 'number' ? value : undefined;
}
