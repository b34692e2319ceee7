import { expect, it } from 'vitest';
import { readConfig } from './config.js';

const env = {
  NATS_URL: 'nats://127.0.0.1:4222',
  AUTH_JWKS_URL: 'http://127.0.0.1:4051/jwks.json',
  AUTH_GRPC_ADDRESS: '127.0.0.1:50051',
  FEED_GRPC_ADDRESS: '127.0.0.1:50053',
  SERVICE_KEY_FILE: '/keys/notification-service.json',
  SERVICES_JWKS_FILE: '/keys/services.json',
  NOTIFICATION_DATABASE_URL: 'postgresql://notification@127.0.0.1/notification',
  WEB_URL: 'https://my.girok.dev',
};

it('has defaults for what need not be said', () => {
  expect(readConfig(env)).toMatchObject({
    GRPC_PORT: 50057,
    HTTP_PORT: 4057,
    NOTIFICATION_MESSAGE_DELAY_SECONDS: 30,
    PUSH_VAPID_PUBLIC_KEY: undefined,
    PUSH_HOSTS: expect.arrayContaining(['fcm.googleapis.com', 'web.push.apple.com']),
  });
  expect(readConfig({ ...env, PUSH_HOSTS: 'a.example, *.b.example' }).PUSH_HOSTS).toEqual(['a.example', '*.b.example']);
});

it('reports every bad name at once', () => {
  const bad = { ...env, WEB_URL: '', PUSH_VAPID_PUBLIC_KEY: 'short', PUSH_SUBJECT: 'http://localhost' };
  expect(() => readConfig(bad)).toThrow(/WEB_URL.*\n.*PUSH_VAPID_PUBLIC_KEY.*\n.*PUSH_SUBJECT/);
});
