import { configureApp, createApp } from '@my-girok/nest-common';
import { CallServiceService, ChatServiceService } from '@my-girok/proto';
import { appModule } from './app.module.js';
import type { Config } from './config.js';

const LIVEKIT_TOLD = 'application/webhook+json';
const LIVEKIT_TOLD_MAX = 256 * 1024;

export interface StartOptions {
  /** Whether events are published and consumed. Default true. */
  events?: boolean;
  /** Whether SIGTERM and SIGINT stop the process. Default true. */
  signals?: boolean;
}

/** Starts the service; resolves when it is ready. */
export async function start(config: Config, { events = true, signals = true }: StartOptions = {}) {
  const app = await createApp(appModule(config));
  // LiveKit signs the bytes of what it tells, so they are kept as they came.
  app.useBodyParser(LIVEKIT_TOLD, { bodyLimit: LIVEKIT_TOLD_MAX }, (_request, body, done) => done(null, body));
  await configureApp(app, {
    serviceName: 'Chat Service',
    grpc: {
      enabled: true,
      port: config.GRPC_PORT,
      services: { 'chat.v1.ChatService': ChatServiceService, 'call.v1.CallService': CallServiceService },
    },
    http: { port: config.HTTP_PORT },
    nats: { enabled: events },
    signals,
  });
  return app;
}
