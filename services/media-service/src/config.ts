import { availableParallelism } from 'node:os';
import { commonConfig, count, list, loadConfig, port } from '@my-girok/nest-common';
import { z } from 'zod';

const MIB = 1024 * 1024;

/** Reads the environment; reports every bad name at once. The only reader of process.env. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env) {
  return loadConfig(
    'media-service',
    {
      ...commonConfig,
      GRPC_PORT: port(50056),
      HTTP_PORT: port(4056),
      /** PostgreSQL address of database `media`. */
      MEDIA_DATABASE_URL: z.url(),
      S3_ENDPOINT: z.url(),
      S3_ACCESS_KEY: z.string(),
      S3_SECRET_KEY: z.string(),
      /** Made at boot if it is not there. */
      S3_BUCKET: z.string().default('girok-media'),
      S3_REGION: z.string().default('us-east-1'),
      /** 1: `endpoint/bucket/key`; 0: `bucket.endpoint/key`, as AWS prefers. */
      S3_FORCE_PATH_STYLE: z.enum(['0', '1']).default('1'),
      /** The public base address of this service's HTTP side, without a slash at its end. */
      MEDIA_URL: z.url().transform((url) => url.replace(/\/+$/, '')),
      /** Shared with graphql-bff, which signs the addresses of pictures that are not public. */
      MEDIA_URL_KEY: z.string().min(32),
      /** Origins whose pages may upload, comma separated. */
      ALLOWED_ORIGINS: list,
      FEED_GRPC_ADDRESS: z.string(),
      CHAT_GRPC_ADDRESS: z.string(),
      /** How many bytes of originals one person may keep. */
      MEDIA_QUOTA_BYTES: count(2048 * MIB),
      /** host:port of clamd; without it nothing is scanned. */
      CLAMAV_ADDRESS: z
        .string()
        .regex(/^[^:\s]+:\d{1,5}$/)
        .optional(),
      /** Pictures encoded at a time. */
      MEDIA_WORKERS: count(Math.min(4, availableParallelism())),
      /** What pictures being decoded may take together; a single larger one is decoded alone. */
      MEDIA_DECODE_BYTES: count(256 * MIB),
      /** How often what nothing shows is looked for. */
      MEDIA_COLLECT_SECONDS: count(600),
      /** Age at which what nothing shows is collected. */
      MEDIA_COLLECT_AFTER_SECONDS: count(86_400),
    },
    env,
  );
}

export type MediaConfig = ReturnType<typeof readConfig>;

/** Injects the configuration. */
export const MEDIA_CONFIG = Symbol('media config');
