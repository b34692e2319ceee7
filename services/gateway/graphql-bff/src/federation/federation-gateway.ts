import { createGatewayRuntime, type GatewayPlugin, type GatewayRuntime } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import http from '@graphql-mesh/transport-http';
import type { Executor } from '@graphql-tools/utils';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import { useNullCompletion } from './use-null-completion.js';
import { usePresentedErrors } from './use-presented-errors.js';
import { useSharedNamesRule } from './use-shared-names-rule.js';

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

export interface FederationGateway {
  /** Answers HTTP. */
  readonly runtime: GatewayRuntime;
  /** Plans and executes a valid document; its data is not completed yet. */
  readonly execute: Executor;
  /** What clients may ask. */
  readonly schema: GraphQLSchema;
}

/**
 * A federation router: plans with Hive's planner (Rust), executes each step in this process or over HTTP, and answers
 * with completed data. Resolves when the supergraph is loaded.
 */
export async function createFederationGateway(options: FederationGatewayOptions): Promise<FederationGateway> {
  let execute: Executor | undefined;
  const runtime = createGatewayRuntime({
    supergraph: options.supergraph,
    async unifiedGraphHandler(given) {
      const handled = await unifiedGraphHandler({
        ...given,
        // Straight to the executor: transports and their hooks are for what is behind a network.
        onSubgraphExecute: (name, request) =>
          options.inProcess?.get(name.toLowerCase())?.(request) ?? given.onSubgraphExecute(name, request),
      });
      execute = handled.executor;
      return handled;
    },
    transports: { http },
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
      useSharedNamesRule(),
      useNullCompletion(),
      ...(options.presentError ? [usePresentedErrors(options.presentError)] : []),
    ],
  });
  const schema = await runtime.getSchema();
  if (!execute) throw new Error('The supergraph was not loaded');
  return { runtime, execute, schema };
}
