import { commonConfig, loadConfig, port } from '@my-girok/nest-common';
import { z } from 'zod';

/** Where the configuration is injected. */
export const PERSONAL_CONFIG = Symbol('PERSONAL_CONFIG');

/** Reads the environment; reports every bad name at once. The only reader of process.env. */
export function readConfig(env: NodeJS.ProcessEnv = process.env) {
  return loadConfig(
    'personal-service',
    {
      ...commonConfig,
      GRPC_PORT: port(50052),
      HTTP_PORT: port(4052),
      /** PostgreSQL address of database `personal`. */
      PERSONAL_DATABASE_URL: z.url(),
      /** Where media-service answers gRPC. */
      MEDIA_GRPC_ADDRESS: z.string().min(1),
      /** The media host as browsers reach it. */
      MEDIA_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
    },
    env,
  );
}

export type PersonalConfig = ReturnType<typeof readConfig>;
