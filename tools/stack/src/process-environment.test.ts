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
  MATCHING_DATABASE_URL: 'postgres://engine/matching',
};
const livekit = {
  LIVEKIT_URL: 'http://127.0.0.1:7980',
  LIVEKIT_PUBLIC_URL: 'ws://localhost:7980',
  LIVEKIT_API_KEY: 'key',
  LIVEKIT_API_SECRET: 'secret',
};

function environmentOf(name: string, offset = 0, more: Record<string, string> = {}): Record<string, string> {
  const definition = TOPOLOGY.find((each) => each.name === name);
  if (!definition) throw new Error(`There is no ${name}`);
  return processEnvironment(withOffset(definition, offset), {
    engines: { ...engines, ...more },
    keys,
    offset,
    inherited: {},
  });
}

test('a service is told where every other one is, moved as the stack is', () => {
  expect(environmentOf('graphql-bff', 100)).toMatchObject({
    CHAT_GRPC_ADDRESS: '127.0.0.1:50154',
    NOTIFICATION_GRPC_ADDRESS: '127.0.0.1:50157',
    MEDIA_GRPC_ADDRESS: '127.0.0.1:50156',
    MATCHING_GRPC_ADDRESS: '127.0.0.1:50155',
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

test('only who lets people into calls has LiveKit’s key; the page is told where it is, or will be', () => {
  expect(environmentOf('chat-service', 100, livekit)).toMatchObject(livekit);
  for (const name of TOPOLOGY.map((each) => each.name).filter((name) => name !== 'chat-service'))
    expect(environmentOf(name, 100, livekit)).not.toHaveProperty('LIVEKIT_API_SECRET');
  expect(environmentOf('web-main', 100, livekit).RTC_URL).toBe('http://localhost:7980');
  expect(environmentOf('web-main', 100).RTC_URL).toBe('http://localhost:7980');
});

test('without LiveKit chat is told of none, and with somebody else’s browsers go where it is', () => {
  expect(Object.keys(environmentOf('chat-service')).filter((name) => name.startsWith('LIVEKIT'))).toEqual([]);
  const theirs = { LIVEKIT_URL: 'wss://calls.test', LIVEKIT_API_KEY: 'key', LIVEKIT_API_SECRET: 'secret' };
  expect(environmentOf('chat-service', 0, theirs)).toMatchObject({
    LIVEKIT_URL: 'https://calls.test',
    LIVEKIT_PUBLIC_URL: 'wss://calls.test',
  });
  expect(environmentOf('web-main', 0, theirs).RTC_URL).toBe('https://calls.test');
});

test('tickets and matches are kept where matching-service alone is told', () => {
  expect(environmentOf('matching-service')).toMatchObject({
    MATCHING_DATABASE_URL: 'postgres://engine/matching',
    VALKEY_URL: 'redis://engine',
    CHAT_GRPC_ADDRESS: '127.0.0.1:50054',
  });
  expect(environmentOf('chat-service')).not.toHaveProperty('MATCHING_DATABASE_URL');
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
