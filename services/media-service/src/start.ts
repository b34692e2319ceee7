import { configureApp, createApp } from '@my-girok/nest-common';
import { MediaServiceService } from '@my-girok/proto';
import { appModule } from './app.module.js';
import type { MediaConfig } from './config.js';
import { UploadEndpoint } from './uploads/upload-endpoint.js';

/** One request may bring 20 MB over a bad line; its silence is bounded by the socket's own timeout. */
const REQUEST_TIMEOUT_MS = 15 * 60_000;

/** Starts media-service; resolves when it is ready. `close()` drains it; so do SIGTERM and SIGINT unless `signals` is false. */
export async function startMediaService(config: MediaConfig, { signals = true } = {}) {
  const app = await createApp(appModule(config), { requestTimeoutMs: REQUEST_TIMEOUT_MS });
  app.get(UploadEndpoint).mount(app.getHttpAdapter().getInstance());
  await configureApp(app, {
    serviceName: 'Media Service',
    grpc: {
      enabled: true,
      port: config.GRPC_PORT,
      services: { 'media.v1.MediaService': MediaServiceService },
    },
    http: { port: config.HTTP_PORT },
    nats: { enabled: true },
    signals,
  });
  return app;
}
