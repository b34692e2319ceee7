import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;
type Condition = (variables: Variables) => boolean;
/** A non-null position that has no value: its parent becomes null instead. */
const bubble = Symbol('bubble');

interface FieldPlan {
  readonly key: string;
  readonly type: GraphQLOutputType;
  readonly when: Condition | null;
  readonly below: Selection | null;
}

/**
 * Completes a plan's result as the specification's "Handling Field Errors" asks: where a non-null field has no value its
 * nearest nullable parent is null, and nullable fields that are missing are null. router-runtime 1.4 projects what the
 * subgraphs returned but stops at the first parent, and where the missing field came by a fragment it leaves an object
 * without the fragment's fields. Works in place; made once per document.
 */
export function nullCompletion(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string | null,
): (data: unknown, variables: Variables) => unknown {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const operation = document.definitions.find(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && (!operationName || definition.name?.value === operationName),
  );
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return (data) => data;
  const root = schema.getRootType(operation.operation);
  if (!root) return (data) => data;
  const selection = new Selection(schema, fragments, [operation.selectionSet]);
  const defaults = booleanDefaults(operation);
  return (data, given) => {
    if (data === null || typeof data !== 'object') return null;
    const variables = defaults ? { ...defaults, ...given } : given;
    return completeObject(data as Record<string, unknown>, selection.fieldsOf(root), variables) === bubble
      ? null
      : data;
  };
}

/** What @skip and @include are decided by where a request leaves the variable out. */
function booleanDefaults({ variableDefinitions }: OperationDefinitionNode): Variables | null {
  const defaults = (variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue?.kind === Kind.BOOLEAN ? [[variable.name.value, defaultValue.value] as const] : [],
  );
  return defaults.length > 0 ? Object.fromEntries(defaults) : null;
}

/** What is selected of a value, whatever its type turns out to be. */
class Selection {
  private readonly plans = new Map<string, FieldPlan[]>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly sets: readonly SelectionSetNode[],
  ) {}

  fieldsOf(type: GraphQLObjectType): FieldPlan[] {
    let plan = this.plans.get(type.name);
    if (!plan) {
      plan = this.plan(type);
      this.plans.set(type.name, plan);
    }
    return plan;
  }

  /** The object type of a value at a position of this type; undefined when the result does not tell. */
  typeOf(value: Record<string, unknown>, declared: GraphQLOutputType): GraphQLObjectType | undefined {
    const named = getNamedType(declared);
    if (isObjectType(named)) return named;
    const actual = typeof value.__typename === 'string' ? this.schema.getType(value.__typename) : undefined;
    return isObjectType(actual) ? actual : undefined;
  }

  private plan(type: GraphQLObjectType): FieldPlan[] {
    const found = new Map<string, { nodes: FieldNode[]; whens: (Condition | null)[] }>();
    for (const set of this.sets) this.collect(set.selections, type, null, found);
    const plans: FieldPlan[] = [];
    for (const [key, { nodes, whens }] of found) {
      const definition = nodes[0] && type.getFields()[nodes[0].name.value];
      if (!definition) continue;
      const sets = nodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []));
      const composite = isCompositeType(getNamedType(definition.type));
      plans.push({
        key,
        type: definition.type,
        when: whens.includes(null) ? null : (variables) => whens.some((when) => when?.(variables)),
        below: composite ? new Selection(this.schema, this.fragments, sets) : null,
      });
    }
    return plans;
  }

  private collect(
    selections: readonly SelectionNode[],
    type: GraphQLObjectType,
    outer: Condition | null,
    found: Map<string, { nodes: FieldNode[]; whens: (Condition | null)[] }>,
  ): void {
    for (const selection of selections) {
      const when = both(outer, conditionOf(selection));
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const entry = found.get(key) ?? { nodes: [], whens: [] };
        entry.nodes.push(selection);
        entry.whens.push(when);
        found.set(key, entry);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(selection.name.value) : selection;
      if (!fragment) continue;
      const condition = fragment.typeCondition && this.schema.getType(fragment.typeCondition.name.value);
      const applies =
        !condition || condition === type || (isAbstractType(condition) && this.schema.isSubType(condition, type));
      if (applies) this.collect(fragment.selectionSet.selections, type, when, found);
    }
  }
}

function completeObject(object: Record<string, unknown>, fields: FieldPlan[], variables: Variables): unknown {
  for (const field of fields) {
    if (field.when && !field.when(variables)) continue;
    const value = object[field.key];
    // Leaves that have a value are most of a result.
    if (value != null && !field.below) continue;
    const completed = complete(value, field.type, field.below, variables);
    if (completed === bubble) return bubble;
    if (completed !== value) object[field.key] = completed;
  }
  return object;
}

function complete(value: unknown, type: GraphQLOutputType, below: Selection | null, variables: Variables): unknown {
  if (isNonNullType(type)) {
    const completed = complete(value, type.ofType, below, variables);
    return completed === null ? bubble : completed;
  }
  if (value == null) return null;
  if (!below) return value;
  if (isListType(type)) {
    if (!Array.isArray(value)) return null;
    for (let index = 0; index < value.length; index++) {
      const completed = complete(value[index], type.ofType, below, variables);
      if (completed === bubble) return null;
      if (completed !== value[index]) value[index] = completed;
    }
    return value;
  }
  if (typeof value !== 'object') return null;
  const object = value as Record<string, unknown>;
  const actual = below.typeOf(object, type);
  if (!actual) return value;
  return completeObject(object, below.fieldsOf(actual), variables) === bubble ? null : value;
}

function conditionOf(selection: SelectionNode): Condition | null {
  let when: Condition | null = null;
  for (const directive of selection.directives ?? []) {
    const wanted = directive.name.value === 'include';
    if (!wanted && directive.name.value !== 'skip') continue;
    const value = directive.arguments?.find(({ name }) => name.value === 'if')?.value;
    if (value?.kind === Kind.BOOLEAN) when = both(when, () => value.value === wanted);
    if (value?.kind === Kind.VARIABLE)
      when = both(when, (variables) => Boolean(variables[value.name.value]) === wanted);
  }
  return when;
}

function both(a: Condition | null, b: Condition | null): Condition | null {
  if (!a || !b) return a ?? b;
  return (variables) => a(variables) && b(variables);
}
