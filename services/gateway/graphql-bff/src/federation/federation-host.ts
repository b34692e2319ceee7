import { readFileSync } from 'node:fs';
import type { GatewayRuntime } from '@graphql-hive/gateway-runtime';
import { currentTraceId, logger, RateLimiter } from '@my-girok/nest-common';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { BFF_CONFIG, type Config } from '../config.js';
import { OperationRates } from '../documents/operation-rates.js';
import { readTrustedDocuments } from '../documents/trusted-documents.js';
import { useDocuments } from '../documents/use-documents.js';
import { useRateLimits } from '../documents/use-rate-limits.js';
import { createFederationGateway } from './federation-gateway.js';
import { type PresentOptions, presentError } from './present-error.js';
import { SUBGRAPHS, type Subgraph } from './subgraph.js';
import { inProcessExecutor } from './subgraph-executor.js';
import { TrustedOperations } from './trusted-operations.js';

/** Runs the composed supergraph over the subgraphs of this process. */
@Injectable()
export class FederationHost implements OnApplicationShutdown {
  private running: { runtime: GatewayRuntime; trusted: TrustedOperations } | undefined;

  constructor(
    @Inject(SUBGRAPHS) private readonly subgraphs: readonly Subgraph[],
    private readonly limiter: RateLimiter,
    @Inject(BFF_CONFIG) private readonly config: Config,
  ) {}

  /** The general way: any operation over HTTP. */
  get gateway(): GatewayRuntime {
    return this.started.runtime;
  }

  /** The short way of our own apps' operations. */
  get trusted(): TrustedOperations {
    return this.started.trusted;
  }

  async start(): Promise<void> {
    if (this.running) return;
    const { config } = this;
    const documents = readTrustedDocuments(config.TRUSTED_DOCUMENTS_FILE);
    const rates = new OperationRates(this.limiter, config);
    const present = (error: unknown) => presentError(error, this.presentation);
    const { runtime, schema, execute } = await createFederationGateway({
      supergraph: readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8'),
      inProcess: new Map(this.subgraphs.map((each) => [each.name, inProcessExecutor(each.schema)])),
      plugins: [useDocuments(documents, config), useRateLimits(rates)],
      presentError: present,
    });
    const variablesMax = config.LIMIT_VARIABLES_BYTES;
    const trusted = new TrustedOperations({ schema, execute, documents, rates, variablesMax, presentError: present });
    this.running = { runtime, trusted };
    logger.info({ documents: documents.size, only: config.trustedDocumentsOnly }, 'trusted documents read');
  }

  async onApplicationShutdown(): Promise<void> {
    await this.running?.runtime.dispose();
  }

  private get started() {
    if (!this.running) throw new Error('The federation gateway has not started');
    return this.running;
  }

  private get presentation(): PresentOptions {
    return {
      hideSuggestions: !this.config.introspection,
      traceId: currentTraceId,
      report: (cause) => {
        if ((cause as Error).name !== 'AbortError') logger.error({ err: cause }, 'operation failed');
      },
    };
  }
}
