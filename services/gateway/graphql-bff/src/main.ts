import { configureApp, createApp } from '@my-girok/nest-common';
import { appModule } from './app.module.js';
import { readConfig } from './config.js';

const config = readConfig();
const app = await createApp(appModule(config));
await configureApp(app, { serviceName: 'GraphQL BFF', http: { port: config.HTTP_PORT }, nats: { enabled: true } });
