import { commonConfig, loadConfig, port } from '@my-girok/nest-common';
import { z } from 'zod';

const key = z
  .string()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32, '32 bytes in base64 are needed');

/** Where the configuration is injected. */
export const AUTH_CONFIG = Symbol('AUTH_CONFIG');

/** Reads the environment; reports every bad name at once. The only reader of process.env. */
export function readConfig(env: NodeJS.ProcessEnv = process.env) {
  return loadConfig(
    'auth-service',
    {
      ...commonConfig,
      GRPC_PORT: port(50051),
      HTTP_PORT: port(4051),
      /** PostgreSQL address of database `auth`. */
      AUTH_DATABASE_URL: z.url(),
      /** Authenticates refresh tokens; changing it ends every session at its next refresh. */
      AUTH_REFRESH_KEY: key,
      /** Wraps people's keys and signing keys; losing it loses both. */
      AUTH_SEAL_KEY: key,
    },
    env,
  );
}

export type AuthConfig = ReturnType<typeof readConfig>;
