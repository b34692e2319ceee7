import { configureApp, createApp } from '@my-girok/nest-common';
import { PersonalServiceService } from '@my-girok/proto';
import type { INestApplication } from '@nestjs/common';
import { appModule } from './app.module.js';
import type { PersonalConfig } from './config.js';

/** Starts personal-service; resolves when it is ready. `close()` drains it; so do SIGTERM and SIGINT unless `signals` is false. */
export async function startPersonalService(config: PersonalConfig, { signals = true } = {}): Promise<INestApplication> {
  const app = await createApp(appModule(config));
  await configureApp(app, {
    serviceName: 'Personal Service',
    grpc: {
      enabled: true,
      port: config.GRPC_PORT,
      services: { 'personal.v1.PersonalService': PersonalServiceService },
    },
    http: { port: config.HTTP_PORT },
    nats: { enabled: true },
    signals,
  });
  return app;
}
