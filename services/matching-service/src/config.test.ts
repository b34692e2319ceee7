import { expect, it } from 'vitest';
import { readConfig } from './config.js';

const env = {
  NATS_URL: 'nats://127.0.0.1:4222',
  AUTH_JWKS_URL: 'http://127.0.0.1:4051/jwks.json',
  AUTH_GRPC_ADDRESS: '127.0.0.1:50051',
  FEED_GRPC_ADDRESS: '127.0.0.1:50053',
  CHAT_GRPC_ADDRESS: '127.0.0.1:50054',
  SERVICE_KEY_FILE: '/keys/matching-service.json',
  SERVICES_JWKS_FILE: '/keys/services.json',
  MATCHING_DATABASE_URL: 'postgresql://matching@127.0.0.1/matching',
  VALKEY_URL: 'redis://127.0.0.1:6379',
};

it('lets adults only meet unless more bands are named', () => {
  expect(readConfig(env)).toMatchObject({ GRPC_PORT: 50055, HTTP_PORT: 4055, MATCHING_BANDS: ['adult'] });
  expect(readConfig({ ...env, MATCHING_BANDS: 'adult, minor' }).MATCHING_BANDS).toEqual(['adult', 'minor']);
});

it('reports every bad name at once', () => {
  const bad = { ...env, MATCHING_DATABASE_URL: '', VALKEY_URL: 'nowhere', MATCHING_BANDS: 'everybody' };
  expect(() => readConfig(bad)).toThrow(/MATCHING_DATABASE_URL.*\n.*VALKEY_URL.*\n.*MATCHING_BANDS/);
});
