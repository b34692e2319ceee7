import { expect, it } from 'vitest';
import { livekitOf, readConfig } from './config.js';

const good = {
  NATS_URL: 'nats://127.0.0.1:4222',
  AUTH_JWKS_URL: 'http://127.0.0.1:4051/.well-known/jwks.json',
  AUTH_GRPC_ADDRESS: '127.0.0.1:50051',
  FEED_GRPC_ADDRESS: '127.0.0.1:50053',
  MEDIA_GRPC_ADDRESS: '127.0.0.1:50056',
  SERVICE_KEY_FILE: '/keys/chat-service.jwk',
  SERVICES_JWKS_FILE: '/keys/services.jwks',
  MONGODB_URL: 'mongodb://127.0.0.1:27017',
};

it('has the ports of the process table and the database chat by default', () => {
  expect(readConfig(good)).toMatchObject({ GRPC_PORT: 50054, HTTP_PORT: 4054, MONGODB_DATABASE: 'chat' });
});

it('names every bad variable at once and never its value', () => {
  const read = () => readConfig({ ...good, MONGODB_URL: 'secret', NATS_URL: '' });
  expect(read).toThrow(/NATS_URL[\s\S]*MONGODB_URL/);
  expect(read).not.toThrow(/secret/);
});

const livekit = {
  LIVEKIT_URL: 'http://127.0.0.1:7880',
  LIVEKIT_PUBLIC_URL: 'ws://localhost:7880',
  LIVEKIT_API_KEY: 'key',
  LIVEKIT_API_SECRET: 'x'.repeat(32),
};

it('has calls with all names of LiveKit, none with none, and names what is missing with some', () => {
  expect(livekitOf(readConfig(good))).toBeUndefined();
  expect(livekitOf(readConfig({ ...good, ...livekit }))).toMatchObject({
    publicUrl: 'ws://localhost:7880',
    apiKey: 'key',
  });
  expect(() => readConfig({ ...good, ...livekit, LIVEKIT_API_KEY: '', LIVEKIT_URL: undefined })).toThrow(
    /LIVEKIT_URL is missing[\s\S]*LIVEKIT_API_KEY is missing/,
  );
});
