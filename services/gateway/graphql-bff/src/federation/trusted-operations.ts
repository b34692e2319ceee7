import type { ExecutionRequest, Executor } from '@graphql-tools/utils';
import { logger } from '@my-girok/nest-common';
import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
  validate,
} from 'graphql';
import { documentErrors } from '../documents/documents.errors.js';
import type { OperationRates } from '../documents/operation-rates.js';
import type { TrustedDocuments } from '../documents/trusted-documents.js';
import type { Operation } from '../operation/operation.js';
import { nullCompletion } from './complete-nulls.js';

/** A trusted document that needs no further look: valid, with one query or mutation. */
export interface TrustedOperation {
  readonly document: DocumentNode;
  readonly type: OperationTypeNode;
  readonly complete: ReturnType<typeof nullCompletion>;
}

export interface TrustedOperationsOptions {
  readonly schema: GraphQLSchema;
  readonly execute: Executor;
  readonly documents: TrustedDocuments;
  readonly rates: OperationRates;
  readonly variablesMax: number;
  readonly presentError: (error: unknown) => GraphQLError;
}

/**
 * The short way for our own apps' operations, which are nearly all there are: they were parsed and validated when the
 * process started, so of the general way only rates, execution and the form of the answer are left. Whatever is not in
 * here (streams, documents of another schema version) goes the general way.
 */
export class TrustedOperations {
  private readonly operations = new Map<string, TrustedOperation>();

  constructor(private readonly options: TrustedOperationsOptions) {
    const { schema, documents } = options;
    for (const [id, { document }] of documents) {
      const operation = getOperationAST(document);
      const errors = validate(schema, document);
      if (errors.length > 0)
        logger.error({ documentId: id, reason: errors[0]?.message }, 'trusted document is not valid');
      else if (operation && operation.operation !== OperationTypeNode.SUBSCRIPTION)
        this.operations.set(id, { document, type: operation.operation, complete: nullCompletion(schema, document) });
    }
  }

  /** The operation that a request's body names, if it can go the short way. */
  find(body: Readonly<Record<string, unknown>>): TrustedOperation | undefined {
    const { documentId, variables } = body;
    if (typeof documentId !== 'string' || Array.isArray(variables)) return undefined;
    if (variables != null && typeof variables !== 'object') return undefined;
    return this.operations.get(documentId);
  }

  /** Never throws: what goes wrong is in the result. */
  async run(trusted: TrustedOperation, given: unknown, operation: Operation): Promise<ExecutionResult> {
    const { execute, rates, variablesMax, presentError } = this.options;
    const variables = (given ?? {}) as Record<string, unknown>;
    try {
      if (JSON.stringify(variables).length > variablesMax) throw documentErrors.variablesTooLarge(variablesMax);
      await rates.consume(trusted.type, operation);
      operation.trusted = true;
      const request: ExecutionRequest = {
        document: trusted.document,
        operationType: trusted.type,
        variables,
        context: { operation },
      };
      const { data, errors } = (await execute(request)) as ExecutionResult;
      const completed = trusted.complete(data, variables) as ExecutionResult['data'];
      return errors?.length ? { data: completed, errors: errors.map(presentError) } : { data: completed };
    } catch (error) {
      const all: unknown[] = error instanceof AggregateError ? error.errors : [error];
      return { errors: all.map(presentError) };
    }
  }
}
