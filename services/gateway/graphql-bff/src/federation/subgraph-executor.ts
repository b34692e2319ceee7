import { createDefaultExecutor, type Executor } from '@graphql-mesh/transport-common';
import type { ExecutionRequest } from '@graphql-tools/utils';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { OperationContext } from '../operation/operation.js';

type Run = (root: unknown, context: unknown, variables: Record<string, unknown>) => ReturnType<Executor>;

/**
 * Executes a subgraph in this process. Trusted documents are compiled: there are few of them and the planner gives the
 * same sub-document for each; whatever else people send is interpreted, since compiling costs more than running once.
 */
export function inProcessExecutor(schema: GraphQLSchema): Executor {
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
    if (!context?.operation?.trusted) return interpret(request);
    let run = compiled.get(request.document);
    if (run === undefined) run = compile(request.document, request.operationName);
    return run ? run(request.rootValue, context, request.variables ?? {}) : interpret(request);
  };
  return execute as Executor;
}
