import { commonConfig, loadConfig, port } from '@my-girok/nest-common';
import { z } from 'zod';

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
    },
    env,
  );
}

export type PersonalConfig = ReturnType<typeof readConfig>;
