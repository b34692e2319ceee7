import { configureApp, createApp } from '@my-girok/nest-common';
import { MatchingServiceService } from '@my-girok/proto';
import { appModule } from './app.module.js';
import type { MatchingConfig } from './config.js';

/** Starts matching-service; resolves when it is ready. `close()` drains it; so do SIGTERM and SIGINT unless `signals` is false. */
export async function startMatchingService(config: MatchingConfig, { signals = true } = {}) {
  const app = await createApp(appModule(config));
  await configureApp(app, {
    serviceName: 'Matching Service',
    grpc: {
      enabled: true,
      port: config.GRPC_PORT,
      services: { 'matching.v1.MatchingService': MatchingServiceService },
    },
    http: { port: config.HTTP_PORT },
    nats: { enabled: true },
    signals,
  });
  return app;
}
