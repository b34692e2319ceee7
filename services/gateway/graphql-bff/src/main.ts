import { configureApp, createApp } from '@my-girok/nest-common';
import { appModule } from './app.module.js';
import { readConfig } from './config.js';

const config = readConfig();
const app = await createApp(appModule(config), {
  bodyLimit: config.LIMIT_BODY_BYTES,
  trustProxy: config.TRUST_PROXY.length > 0 ? config.TRUST_PROXY : false,
});
await configureApp(app, { serviceName: 'GraphQL BFF', http: { port: config.HTTP_PORT }, nats: { enabled: true } });
