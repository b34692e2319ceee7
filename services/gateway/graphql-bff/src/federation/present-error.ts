import { DomainError, graphqlCodeOf } from '@my-girok/nest-common';
import { COMMON_CODES, type GraphqlCode } from '@my-girok/types';
import { GraphQLError } from 'graphql';

/** Called with what was masked, so that it can be found by its trace id. */
export type ReportError = (error: unknown) => void;

export interface PresentOptions {
  /** Suggestions in validation errors would tell the schema where introspection is off. */
  readonly hideSuggestions: boolean;
  readonly report: ReportError;
  readonly traceId: () => string | undefined;
}

/**
 * The one place where an error gets the form clients see: `extensions { code, reason, field?, retryAfterSeconds?,
 * traceId }`. A DomainError found beneath tells its code by the table; an error about the document itself is the
 * client's; everything else is reported and masked as INTERNAL.
 */
export function presentError(error: unknown, options: PresentOptions): GraphQLError {
  const graphql = error instanceof GraphQLError ? error : undefined;
  const domain = domainErrorOf(error);
  if (domain && domain.kind !== 'internal') {
    const { retryAfterSeconds } = domain.details ?? {};
    return present(domain.message, graphql, options, graphqlCodeOf(domain.kind), domain.code, {
      ...(domain.field === undefined ? {} : { field: domain.field }),
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    });
  }
  if (graphql && !domain && isAboutTheDocument(graphql)) {
    const http = graphql.extensions.http as { status?: number } | undefined;
    const reason = http?.status === 405 ? 'BFF_MUTATION_BY_GET' : 'BFF_DOCUMENT_INVALID';
    const message = options.hideSuggestions ? graphql.message.replace(/ Did you mean .*$/s, '') : graphql.message;
    return present(message, graphql, options, 'BAD_USER_INPUT', reason, http ? { http } : {});
  }
  options.report(error);
  return present('Something went wrong on our side', graphql, options, 'INTERNAL', COMMON_CODES.internal);
}

function present(
  message: string,
  at: GraphQLError | undefined,
  { traceId }: PresentOptions,
  code: GraphqlCode,
  reason: string,
  more: Readonly<Record<string, unknown>> = {},
): GraphQLError {
  const trace = traceId();
  return new GraphQLError(message, {
    nodes: at?.path ? undefined : at?.nodes,
    source: at?.source,
    positions: at?.path ? undefined : at?.positions,
    path: at?.path,
    extensions: { code, reason, ...more, ...(trace === undefined ? {} : { traceId: trace }) },
  });
}

const depthMax = 10;

/** The DomainError that a chain of wrapped errors goes back to. */
export function domainErrorOf(error: unknown): DomainError | undefined {
  let current = error;
  for (let depth = 0; depth < depthMax && current != null; depth++) {
    if (current instanceof DomainError) return current;
    const { originalError, cause } = current as { originalError?: unknown; cause?: unknown };
    current = originalError ?? cause;
  }
  return undefined;
}

/** graphql-js and the HTTP layer blame the request: no field was executed and nothing else was thrown beneath. */
function isAboutTheDocument(error: GraphQLError): boolean {
  if (error.path) return false;
  const { originalError } = error;
  return originalError === undefined || (originalError instanceof GraphQLError && isAboutTheDocument(originalError));
}
