import { commonConfig, list, loadConfig, port } from '@my-girok/nest-common';
import { z } from 'zod';

/** Age bands that people meet within; nobody meets anybody of another. */
export const BANDS = ['adult', 'minor'] as const;
export type Band = (typeof BANDS)[number];

/** Reads the environment; reports every bad name at once. The only reader of process.env. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env) {
  return loadConfig(
    'matching-service',
    {
      ...commonConfig,
      GRPC_PORT: port(50055),
      HTTP_PORT: port(4055),
      /** PostgreSQL address of database `matching`. */
      MATCHING_DATABASE_URL: z.url(),
      /** Holds the tickets and proposals. */
      VALKEY_URL: z.url(),
      /** The bands that may meet somebody at all, comma separated; ADR 18 says why minors are not among them. */
      MATCHING_BANDS: list
        .transform((bands) => (bands.length > 0 ? [...new Set(bands)] : ['adult']))
        .pipe(z.array(z.enum(BANDS))),
      FEED_GRPC_ADDRESS: z.string(),
      CHAT_GRPC_ADDRESS: z.string(),
    },
    env,
  );
}

export type MatchingConfig = ReturnType<typeof readConfig>;

/** Injects the configuration. */
export const MATCHING_CONFIG = Symbol('matching config');
