import { inject } from 'vitest';

/** The addresses that the integration project's global set-up provides. */
export interface Engines {
  AUTH_DATABASE_URL: string;
  PERSONAL_DATABASE_URL: string;
  MEDIA_DATABASE_URL: string;
  MATCHING_DATABASE_URL: string;
  POSTGRES_ADMIN_URL: string;
  MONGODB_URL: string;
  VALKEY_URL: string;
  NATS_URL: string;
  S3_ENDPOINT: string;
  S3_ACCESS_KEY: string;
  S3_SECRET_KEY: string;
}

/** The engines of this test run. */
export function engines(): Engines {
  // The key is declared where it is provided, in the root's vitest set-up.
  const provided = (inject as (key: string) => Engines | undefined)('engines');
  if (!provided) throw new Error('No engines: run this as an integration test (vitest --project it)');
  return provided;
}
