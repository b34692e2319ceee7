import { readFileSync } from 'node:fs';
import type { GatewayRuntime } from '@graphql-hive/gateway-runtime';
import { currentTraceId, logger, RateLimiter } from '@my-girok/nest-common';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { BFF_CONFIG, type Config } from '../config.js';
import { readTrustedDocuments } from '../documents/trusted-documents.js';
import { useDocuments } from '../documents/use-documents.js';
import { useRateLimits } from '../documents/use-rate-limits.js';
import { createFederationGateway } from './federation-gateway.js';
import { presentError } from './present-error.js';
import { SUBGRAPHS, type Subgraph } from './subgraph.js';
import { inProcessExecutor } from './subgraph-executor.js';

/** Runs the composed supergraph over the subgraphs of this process. */
@Injectable()
export class FederationHost implements OnApplicationShutdown {
  private running: GatewayRuntime | undefined;

  constructor(
    @Inject(SUBGRAPHS) private readonly subgraphs: readonly Subgraph[],
    private readonly limiter: RateLimiter,
    @Inject(BFF_CONFIG) private readonly config: Config,
  ) {}

  get gateway(): GatewayRuntime {
    if (!this.running) throw new Error('The federation gateway has not started');
    return this.running;
  }

  async start(): Promise<void> {
    const trusted = readTrustedDocuments(this.config.TRUSTED_DOCUMENTS_FILE);
    logger.info({ documents: trusted.size, only: this.config.trustedDocumentsOnly }, 'trusted documents read');
    this.running ??= await createFederationGateway({
      supergraph: readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8'),
      inProcess: new Map(this.subgraphs.map(({ name, schema }) => [name, inProcessExecutor(schema)])),
      plugins: [useDocuments(trusted, this.config), useRateLimits(this.limiter, this.config)],
      presentError: (error) =>
        presentError(error, {
          hideSuggestions: !this.config.introspection,
          traceId: currentTraceId,
          report: (cause) => {
            if ((cause as Error).name !== 'AbortError') logger.error({ err: cause }, 'operation failed');
          },
        }),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.running?.dispose();
  }
}
