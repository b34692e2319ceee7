import { createGatewayRuntime, type GatewayPlugin, type GatewayRuntime } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import type { Executor, Transport } from '@graphql-mesh/transport-common';
import http from '@graphql-mesh/transport-http';
import type { GraphQLError } from 'graphql';
import { useNullCompletion } from './use-null-completion.js';
import { usePresentedErrors } from './use-presented-errors.js';

export interface FederationGatewayOptions {
  readonly supergraph: string;
  /** Subgraphs that run in this process, by name; the others are reached at the supergraph's addresses. */
  readonly inProcess?: ReadonlyMap<string, Executor>;
  readonly plugins?: GatewayPlugin[];
  /** Gives an error the form that clients see; without it errors of subgraphs stay as they are and others are masked. */
  readonly presentError?: (error: unknown) => GraphQLError;
  /** Milliseconds a subgraph behind HTTP may take. */
  readonly upstreamTimeoutMs?: number;
}

/**
 * A federation router: plans with Hive's planner (Rust), executes each step in this process or over HTTP, and answers
 * with completed data. Resolves when the supergraph is loaded.
 */
export async function createFederationGateway(options: FederationGatewayOptions): Promise<GatewayRuntime> {
  const transport: Transport = {
    getSubgraphExecutor: (entry) =>
      options.inProcess?.get(entry.subgraphName.toLowerCase()) ?? http.getSubgraphExecutor(entry),
  };
  const gateway = createGatewayRuntime({
    supergraph: options.supergraph,
    unifiedGraphHandler,
    transports: { http: transport },
    // Merging steps that go to one subgraph at once would make a new document of every pair; DataLoaders merge calls.
    __experimental__batchExecution: false,
    // Keeps the subgraphs' errors as they are; ours carry their own form.
    subgraphErrors: false,
    maskedErrors: options.presentError ? { errorMessage: '', maskError: options.presentError } : true,
    graphqlEndpoint: '/graphql',
    healthCheckEndpoint: '/healthcheck',
    landingPage: false,
    graphiql: false,
    cors: false,
    requestId: false,
    logging: false,
    upstreamTimeout: options.upstreamTimeoutMs,
    upstreamCancellation: options.inProcess === undefined,
    plugins: () => [
      ...(options.plugins ?? []),
      useNullCompletion(),
      ...(options.presentError ? [usePresentedErrors(options.presentError)] : []),
    ],
  });
  await gateway.getSchema();
  return gateway;
}
