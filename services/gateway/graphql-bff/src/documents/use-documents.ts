import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { type DocumentNode, type ExecutionArgs, NoSchemaIntrospectionCustomRule, parse, type Source } from 'graphql';
import type { Config } from '../config.js';
import { perDocument } from '../federation/per-document.js';
import type { OperationContext } from '../operation/operation.js';
import { costOf } from './cost.js';
import { documentErrors } from './documents.errors.js';
import { checkShape } from './shape.js';
import type { TrustedDocument, TrustedDocuments } from './trusted-documents.js';

type DocumentLimits = Pick<
  Config,
  | 'LIMIT_TOKENS'
  | 'LIMIT_DEPTH'
  | 'LIMIT_ALIASES'
  | 'LIMIT_FIELDS'
  | 'LIMIT_COST'
  | 'LIMIT_DOCUMENT_BYTES'
  | 'LIMIT_VARIABLES_BYTES'
> & { readonly trustedDocumentsOnly: boolean; readonly introspection: boolean };

/** Takes documents by id or by text, and refuses what is too large, in the order of what is cheapest to tell. */
export function useDocuments(trusted: TrustedDocuments, limits: DocumentLimits): GatewayPlugin {
  const asked = new WeakMap<object, TrustedDocument>();
  const costs = perDocument(({ schema, document, operationName }) => costOf(schema, document, operationName));
  const shape = { depth: limits.LIMIT_DEPTH, aliases: limits.LIMIT_ALIASES, fields: limits.LIMIT_FIELDS };

  const parseWithin = (source: string | Source): DocumentNode => {
    let document: DocumentNode;
    try {
      document = parse(source, { noLocation: false, maxTokens: limits.LIMIT_TOKENS });
    } catch (error) {
      if (error instanceof Error && error.message.includes('Document contains more th')) {
        throw documentErrors.tooManyTokens(limits.LIMIT_TOKENS);
      }
      throw error;
    }
    checkShape(document, shape);
    return document;
  };

  const checkCost = (args: ExecutionArgs): void => {
    if ((args.contextValue as OperationContext).operation.trusted) return;
    if (costs(args)(args.variableValues ?? {}) > limits.LIMIT_COST) throw documentErrors.tooCostly(limits.LIMIT_COST);
  };

  return {
    onParams({ params, setParams, context }) {
      const { operation } = context as unknown as OperationContext;
      const { documentId, ...rest } = params as typeof params & { documentId?: unknown };
      if (documentId === undefined && limits.trustedDocumentsOnly) throw documentErrors.untrusted();
      const { query, variables } = rest;
      if (query && query.length > limits.LIMIT_DOCUMENT_BYTES)
        throw documentErrors.tooLarge(limits.LIMIT_DOCUMENT_BYTES);
      if (variables && JSON.stringify(variables).length > limits.LIMIT_VARIABLES_BYTES) {
        throw documentErrors.variablesTooLarge(limits.LIMIT_VARIABLES_BYTES);
      }
      if (documentId === undefined) return;
      const known = typeof documentId === 'string' ? trusted.get(documentId) : undefined;
      if (!known) throw documentErrors.unknown();
      operation.trusted = true;
      asked.set(operation, known);
      setParams({ ...rest, query: known.text });
    },
    onParse({ context, setParseFn, setParsedDocument }) {
      const known = asked.get((context as unknown as OperationContext).operation);
      if (known) setParsedDocument(known.document);
      else setParseFn(parseWithin);
    },
    onValidate({ addValidationRule }) {
      if (!limits.introspection) addValidationRule(NoSchemaIntrospectionCustomRule);
    },
    onExecute: ({ args }) => checkCost(args),
    onSubscribe: ({ args }) => checkCost(args),
  };
}
