import type { ServiceDefinition } from '@grpc/grpc-js';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EventsRuntime } from '../events/events-runtime.js';
import { GrpcServer } from '../grpc/grpc-server.js';
import { Health } from '../health/health.js';
import { RevocationList } from '../identity/revocation-list.js';
import { logger } from '../logging/logger.js';
import { COMMON_OPTIONS, type CommonOptions } from './common-options.js';
import { DrainOnClose, stopOnSignals } from './shutdown.js';

export interface ConfigureAppOptions {
  /** For people: 'Feed Service'. */
  serviceName: string;
  grpc?: {
    enabled: boolean;
    port: number;
    /** Full service name → generated definition: `{ 'feed.v1.FeedService': FeedServiceService }`. */
    services?: Readonly<Record<string, ServiceDefinition>>;
  };
  http?: { port: number };
  nats?: { enabled: boolean };
  /** Whether SIGTERM and SIGINT stop the process after draining. Default true; off in tests. */
  signals?: boolean;
  /** How long calls in flight may finish. Default 10 s. */
  drainMs?: number;
}

const NATS_PATIENCE_MS = 10_000;
/**
 * Connections that wait to be taken. Of more the kernel drops the first packet, and clients send it again after one second and after three:
 * Node's own 511 are too few for thousands who come back at once. The kernel has a limit too (Linux: net.core.somaxconn, 4,096).
 */
const BACKLOG = 4096;

/**
 * Opens everything a process offers and starts what it follows; resolves when it takes work. `app.close()` drains: not
 * ready any more, consumers stopped, calls in flight finished, stores closed.
 */
export async function configureApp(app: NestFastifyApplication, options: ConfigureAppOptions): Promise<void> {
  const { config } = app.get<CommonOptions>(COMMON_OPTIONS);
  const health = app.get(Health);
  app.get(DrainOnClose);
  if (options.grpc?.enabled) {
    const strategy = new GrpcServer({
      url: `${config.HOST}:${options.grpc.port}`,
      services: options.grpc.services ?? {},
      health,
      reflection: config.NODE_ENV !== 'production',
      drainMs: options.drainMs ?? 10_000,
    });
    app.connectMicroservice({ strategy }, { inheritAppConfig: true });
  }
  await app.init();
  if (options.nats?.enabled) {
    app.get(EventsRuntime).start();
    app.get(RevocationList).start();
  }
  await app.startAllMicroservices();
  if (options.http) await app.listen({ port: options.http.port, host: config.HOST, backlog: BACKLOG });
  if (options.nats?.enabled) await patiently(app.get(RevocationList).whenCurrent());
  health.markStarted();
  if (options.signals ?? true) stopOnSignals(app);
  logger.info({ grpc: options.grpc?.port, http: options.http?.port }, `${options.serviceName} is ready`);
}

/** A process whose NATS is late starts all the same; its readiness says what is missing. */
async function patiently(current: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, NATS_PATIENCE_MS);
  });
  await Promise.race([current, enough]);
  clearTimeout(timer);
}
