import { createDefaultExecutor, type Executor } from '@graphql-mesh/transport-common';
import { type ExecutionRequest, mapAsyncIterator } from '@graphql-tools/utils';
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute as executeOnce,
  type GraphQLSchema,
  OperationTypeNode,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { beginEvent, type OperationContext } from '../operation/operation.js';

type Run = (root: unknown, context: unknown, variables: Record<string, unknown>) => ReturnType<Executor>;

/**
 * Executes a subgraph in this process. Trusted documents are compiled: there are few of them and the planner gives the
 * same sub-document for each; whatever else people send is interpreted, since compiling costs more than running once.
 * Each event of a subscription has loaders and `deadlineMs` of its own.
 */
export function inProcessExecutor(schema: GraphQLSchema, deadlineMs: number): Executor {
  const interpret = createDefaultExecutor(schema);
  const compiled = new WeakMap<DocumentNode, Run | null>();
  const compile = (document: DocumentNode, operationName?: string): Run | null => {
    const query = compileQuery(schema, document, operationName, {
      disableLeafSerialization: true,
      disablingCapturingStackErrors: true,
    });
    const run = isCompiledQuery(query) && !query.subscribe ? (query.query as Run) : null;
    compiled.set(document, run);
    return run;
  };
  const execute = (request: ExecutionRequest): ReturnType<Executor> => {
    const context = request.context as OperationContext | undefined;
    if (request.operationType === OperationTypeNode.SUBSCRIPTION)
      return subscribe(schema, request, deadlineMs) as ReturnType<Executor>;
    if (!context?.operation?.trusted) return interpret(request);
    let run = compiled.get(request.document);
    if (run === undefined) run = compile(request.document, request.operationName);
    return run ? run(request.rootValue, context, request.variables ?? {}) : interpret(request);
  };
  return execute as Executor;
}

async function subscribe(
  schema: GraphQLSchema,
  { document, operationName, variables, context, rootValue }: ExecutionRequest,
  deadlineMs: number,
): Promise<ExecutionResult | AsyncIterable<ExecutionResult>> {
  const args: ExecutionArgs = {
    schema,
    document,
    operationName,
    variableValues: variables,
    contextValue: context,
    rootValue,
  };
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  return mapAsyncIterator(source[Symbol.asyncIterator](), (event) => {
    beginEvent((context as OperationContext).operation, deadlineMs);
    return executeOnce({ ...args, rootValue: event });
  });
}
