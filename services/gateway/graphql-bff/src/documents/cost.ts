import { LIMITS } from '@my-girok/types';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Fields that cost a call of their own for every parent, so that asking for them on a page is dear. */
const callForEach: ReadonlyMap<string, number> = new Map([
  ['Post.allComments', 20],
  ['Post.history', 20],
  ['Post.likedBy', 20],
  ['Post.repostedBy', 20],
  ['Post.quotedBy', 20],
  ['User.posts', 20],
  ['User.followingPeople', 20],
  ['User.followerPeople', 20],
  ['Room.members', 20],
  ['Room.messages', 20],
  ['Room.markers', 20],
]);
/** Assumed length of a list that cannot be limited and is short. */
const unlimitedList = 5;
/** Lists that cannot be limited and may be long: the most that they hold. */
const longLists: ReadonlyMap<string, number> = new Map([
  ['Mutes.people', LIMITS.mutedPeopleMax],
  ['Mutes.words', LIMITS.mutedWordsMax],
  ['Post.history', LIMITS.editsMax + 1],
  ['ChatMessage.attachments', LIMITS.attachmentsMax],
  ['ChatNotice.users', LIMITS.askedAtOnceMax],
  ['Call.people', LIMITS.callPeopleMax],
]);

/** Cost of an operation given its variables. */
export type Cost = (variables: Readonly<Record<string, unknown>>) => number;

/**
 * How to reckon an operation's cost. An object costs 1 unit, a leaf nothing; a field with a `limit` argument multiplies
 * all below it by that limit, a list without one by 5 or by the most that it holds; fields that need a call for every parent cost 20 more. The
 * timeline query (20 posts with authors, 3 comments with authors) costs 141.
 */
export function costOf(schema: GraphQLSchema, document: DocumentNode, operationName?: string | null): Cost {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const ofFragment = new Map<string, Cost>();

  const selections = (set: SelectionSetNode, parent: GraphQLNamedType | undefined): Cost => {
    const parts = set.selections.flatMap((selection): Cost[] => {
      if (selection.kind === Kind.FIELD) return [field(selection, parent)];
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const type = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : parent;
        return [selections(selection.selectionSet, type)];
      }
      const name = selection.name.value;
      const fragment = fragments.get(name);
      if (!fragment) return [];
      let cost = ofFragment.get(name);
      if (!cost) {
        cost = selections(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value));
        ofFragment.set(name, cost);
      }
      return [cost];
    });
    return (variables) => parts.reduce((sum, part) => sum + part(variables), 0);
  };

  const field = (node: FieldNode, parent: GraphQLNamedType | undefined): Cost => {
    const definition =
      isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (!definition || !node.selectionSet || !isCompositeType(getNamedType(definition.type))) return () => 0;
    const own = 1 + (callForEach.get(`${parent?.name}.${definition.name}`) ?? 0);
    const below = selections(node.selectionSet, getNamedType(definition.type));
    // The list inside a page was counted with the page.
    const inPage = parent?.name.endsWith('Connection') === true;
    const times = multiplier(
      node,
      definition,
      inPage ? 1 : (longLists.get(`${parent?.name}.${definition.name}`) ?? unlimitedList),
    );
    return (variables) => own + times(variables) * below(variables);
  };

  const operation = document.definitions.find(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && (!operationName || definition.name?.value === operationName),
  );
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return () => 0;
  const cost = selections(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined);
  const defaults = integerDefaults(operation);
  return (variables) => cost({ ...defaults, ...variables });
}

/** What limits are where a request leaves their variables out. */
function integerDefaults({ variableDefinitions }: OperationDefinitionNode): Readonly<Record<string, number>> {
  return Object.fromEntries(
    (variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)]] : [],
    ),
  );
}

/** `length`: of a list that cannot be limited. */
function multiplier(node: FieldNode, definition: GraphQLField<unknown, unknown>, length: number): Cost {
  const argument = definition.args.find(({ name }) => name === 'limit');
  if (!argument) {
    const type = isNonNullType(definition.type) ? definition.type.ofType : definition.type;
    return () => (isListType(type) ? length : 1);
  }
  const byDefault = Number(argument.defaultValue ?? 1);
  const value = node.arguments?.find(({ name }) => name.value === 'limit')?.value;
  const natural = (number: unknown) =>
    typeof number === 'number' && Number.isFinite(number) ? Math.max(1, number) : byDefault;
  if (value?.kind === Kind.INT) return () => natural(Number(value.value));
  if (value?.kind !== Kind.VARIABLE) return () => byDefault;
  return (variables) => natural(variables[value.name.value]);
}
