import { expect, test } from 'vitest';
import type { Keys } from './keys.ts';
import { processEnvironment } from './process-environment.ts';
import { TOPOLOGY, withOffset } from './topology.ts';

const keys: Keys = {
  serviceKeyFile: (name) => `/keys/${name}.json`,
  servicesJwksFile: '/keys/services.jwks.json',
  authRefreshKey: 'refresh',
  authSealKey: 'seal',
  mediaUrlKey: 'media',
  push: { publicKey: 'public', privateKey: 'private' },
};
const engines = {
  NATS_URL: 'nats://engine',
  VALKEY_URL: 'redis://engine',
  MONGODB_URL: 'mongodb://engine',
  NOTIFICATION_DATABASE_URL: 'postgres://engine/notification',
};

function environmentOf(name: string, offset = 0): Record<string, string> {
  const definition = TOPOLOGY.find((each) => each.name === name);
  if (!definition) throw new Error(`There is no ${name}`);
  return processEnvironment(withOffset(definition, offset), { engines, keys, offset, inherited: {} });
}

test('a service is told where every other one is, moved as the stack is', () => {
  expect(environmentOf('graphql-bff', 100)).toMatchObject({
    CHAT_GRPC_ADDRESS: '127.0.0.1:50154',
    NOTIFICATION_GRPC_ADDRESS: '127.0.0.1:50157',
    MEDIA_GRPC_ADDRESS: '127.0.0.1:50156',
  });
});

test('the socket gateway listens to the pages that may call the API, and to no database', () => {
  const gateway = environmentOf('ws-gateway');
  expect(gateway.ALLOWED_ORIGINS).toBe(environmentOf('graphql-bff').ALLOWED_ORIGINS);
  expect(gateway).toMatchObject({ NATS_URL: 'nats://engine', VALKEY_URL: 'redis://engine' });
  expect(gateway.MONGODB_URL).toBeUndefined();
});

test('the page is told where the sockets are', () => {
  expect(environmentOf('web-main', 100)).toMatchObject({
    API_URL: 'http://localhost:4100',
    WS_URL: 'http://localhost:4101',
  });
});

test('only who pushes has the key for it, and each database is its owner’s', () => {
  expect(environmentOf('notification-service')).toMatchObject({
    NOTIFICATION_DATABASE_URL: 'postgres://engine/notification',
    PUSH_VAPID_PRIVATE_KEY: 'private',
  });
  for (const name of TOPOLOGY.map((each) => each.name).filter((name) => name !== 'notification-service')) {
    expect(environmentOf(name)).not.toHaveProperty('PUSH_VAPID_PRIVATE_KEY');
    expect(environmentOf(name)).not.toHaveProperty('NOTIFICATION_DATABASE_URL');
  }
  expect(environmentOf('chat-service').MONGODB_DATABASE).not.toBe(environmentOf('feed-service').MONGODB_DATABASE);
});
