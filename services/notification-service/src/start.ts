import { configureApp, createApp } from '@my-girok/nest-common';
import { NotificationServiceService } from '@my-girok/proto';
import { appModule } from './app.module.js';
import type { NotificationConfig } from './config.js';

/** Starts notification-service; resolves when it is ready. `close()` drains it; so do SIGTERM and SIGINT unless `signals` is false. */
export async function startNotificationService(config: NotificationConfig, { signals = true } = {}) {
  const app = await createApp(appModule(config));
  await configureApp(app, {
    serviceName: 'Notification Service',
    grpc: {
      enabled: true,
      port: config.GRPC_PORT,
      services: { 'notification.v1.NotificationService': NotificationServiceService },
    },
    http: { port: config.HTTP_PORT },
    nats: { enabled: true },
    signals,
  });
  return app;
}
