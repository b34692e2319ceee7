import { configureApp, createApp } from '@my-girok/nest-common';
import { appModule } from './app.module.js';
import type { Config } from './config.js';

export interface StartOptions {
  /** Whether SIGTERM and SIGINT stop the process. Default true. */
  signals?: boolean;
}

/** Starts the gateway; resolves when it is ready. */
export async function start(config: Config, { signals = true }: StartOptions = {}) {
  const app = await createApp(appModule(config));
  await configureApp(app, {
    serviceName: 'Socket Gateway',
    http: { port: config.HTTP_PORT },
    nats: { enabled: true },
    signals,
  });
  return app;
}
