import type { S3ClientConfig } from '@aws-sdk/client-s3';
import type { MediaConfig } from '../config.js';

/**
 * How every S3 client of this service is set up. Works alike with AWS, MinIO and SeaweedFS: checksums that only newer servers
 * know are sent where the API demands them and nowhere else. `maxSockets`: requests at a time, further ones wait.
 */
export function s3ClientConfig(config: MediaConfig, maxSockets = 64): S3ClientConfig {
  return {
    endpoint: config.S3_ENDPOINT,
    region: config.S3_REGION,
    credentials: { accessKeyId: config.S3_ACCESS_KEY, secretAccessKey: config.S3_SECRET_KEY },
    forcePathStyle: config.S3_FORCE_PATH_STYLE === '1',
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: 2000,
      requestTimeout: 20_000,
      httpAgent: { keepAlive: true, maxSockets },
      httpsAgent: { keepAlive: true, maxSockets },
    },
  };
}

/** Whether S3 says that a thing is not there. */
export function isMissing(error: unknown): boolean {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  return name === 'NoSuchKey' || name === 'NoSuchUpload' || name === 'NotFound' || $metadata?.httpStatusCode === 404;
}

/** Whether an error comes from the S3 client and not from us. */
export function isStorageError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return '$metadata' in error || '$fault' in error || /^E[A-Z]+$/.test(String((error as { code?: unknown }).code));
}
