import { configureApp, createApp } from '@my-girok/nest-common';
import { AuthServiceService } from '@my-girok/proto';
import type { INestApplication } from '@nestjs/common';
import { appModule } from './app.module.js';
import type { AuthConfig } from './config.js';

/** Starts auth-service; resolves when it is ready. `close()` drains it; so do SIGTERM and SIGINT unless `signals` is false. */
export async function startAuthService(config: AuthConfig, { signals = true } = {}): Promise<INestApplication> {
  const app = await createApp(appModule(config));
  await configureApp(app, {
    serviceName: 'Auth Service',
    grpc: { enabled: true, port: config.GRPC_PORT, services: { 'auth.v1.AuthService': AuthServiceService } },
    http: { port: config.HTTP_PORT },
    nats: { enabled: true },
    signals,
  });
  return app;
}
