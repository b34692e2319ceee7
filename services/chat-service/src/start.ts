import { configureApp, createApp } from '@my-girok/nest-common';
import { ChatServiceService } from '@my-girok/proto';
import { appModule } from './app.module.js';
import type { Config } from './config.js';

export interface StartOptions {
  /** Whether events are published and consumed. Default true. */
  events?: boolean;
  /** Whether SIGTERM and SIGINT stop the process. Default true. */
  signals?: boolean;
}

/** Starts the service; resolves when it is ready. */
export async function start(config: Config, { events = true, signals = true }: StartOptions = {}) {
  const app = await createApp(appModule(config));
  await configureApp(app, {
    serviceName: 'Chat Service',
    grpc: { enabled: true, port: config.GRPC_PORT, services: { 'chat.v1.ChatService': ChatServiceService } },
    http: { port: config.HTTP_PORT },
    nats: { enabled: events },
    signals,
  });
  return app;
}
