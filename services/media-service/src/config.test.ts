import { expect, it } from 'vitest';
import { readConfig } from './config.js';
import { s3ClientConfig } from './storage/s3-client.js';

const env = {
  NATS_URL: 'nats://127.0.0.1:4222',
  AUTH_JWKS_URL: 'http://127.0.0.1:4051/jwks.json',
  AUTH_GRPC_ADDRESS: '127.0.0.1:50051',
  SERVICE_KEY_FILE: '/keys/media-service.json',
  SERVICES_JWKS_FILE: '/keys/services.json',
  FEED_GRPC_ADDRESS: '127.0.0.1:50053',
  CHAT_GRPC_ADDRESS: '127.0.0.1:50054',
  MEDIA_DATABASE_URL: 'postgresql://media@127.0.0.1/media',
  S3_ENDPOINT: 'https://s3.eu-central-1.amazonaws.com',
  S3_ACCESS_KEY: 'key',
  S3_SECRET_KEY: 'secret',
  MEDIA_URL: 'https://media.girok.dev/',
  MEDIA_URL_KEY: 'x'.repeat(32),
};

it('has defaults for what need not be said', () => {
  expect(readConfig({ ...env, ALLOWED_ORIGINS: 'https://a.example, https://b.example' })).toMatchObject({
    GRPC_PORT: 50056,
    HTTP_PORT: 4056,
    S3_BUCKET: 'girok-media',
    S3_FORCE_PATH_STYLE: '1',
    MEDIA_URL: 'https://media.girok.dev',
    ALLOWED_ORIGINS: ['https://a.example', 'https://b.example'],
    MEDIA_QUOTA_BYTES: 2 * 1024 ** 3,
    CLAMAV_ADDRESS: undefined,
  });
});

it('reports every bad name at once', () => {
  const bad = { ...env, MEDIA_URL_KEY: 'short', S3_FORCE_PATH_STYLE: 'yes', CLAMAV_ADDRESS: 'clamd', S3_ENDPOINT: '' };
  expect(() => readConfig(bad)).toThrow(
    /S3_ENDPOINT is missing[\s\S]*S3_FORCE_PATH_STYLE[\s\S]*MEDIA_URL_KEY[\s\S]*CLAMAV_ADDRESS/,
  );
});

it('addresses buckets by path or by host, as it is told', () => {
  expect(s3ClientConfig(readConfig(env)).forcePathStyle).toBe(true);
  expect(s3ClientConfig(readConfig({ ...env, S3_FORCE_PATH_STYLE: '0' }))).toMatchObject({
    forcePathStyle: false,
    endpoint: env.S3_ENDPOINT,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
});
