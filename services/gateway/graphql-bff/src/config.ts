import { commonConfig, count, list, loadConfig, port } from '@my-girok/nest-common';
import { z } from 'zod';

const flag = z.enum(['0', '1']).optional();

const shape = {
  ...commonConfig,
  HTTP_PORT: port(4000),
  VALKEY_URL: z.url(),
  PERSONAL_GRPC_ADDRESS: z.string(),
  FEED_GRPC_ADDRESS: z.string(),
  MEDIA_GRPC_ADDRESS: z.string(),
  CHAT_GRPC_ADDRESS: z.string(),
  NOTIFICATION_GRPC_ADDRESS: z.string(),
  MATCHING_GRPC_ADDRESS: z.string(),
  /** The media host as browsers reach it. */
  MEDIA_URL: z.url().transform((url) => url.replace(/\/+$/, '')),
  /** Signs addresses of pictures that are not public; media-service has the same. */
  MEDIA_URL_KEY: z.string().min(32),
  /** Origins whose pages may call, comma separated. */
  ALLOWED_ORIGINS: list,
  /** Proxies in front whose X-Forwarded-For counts, comma separated addresses or networks; empty trusts none. */
  TRUST_PROXY: list,
  /** A JSON map of `sha256:<hex>` to document, made by the web app's build. */
  TRUSTED_DOCUMENTS_FILE: z.string().optional(),
  /** Refuse every other document; production's default. */
  TRUSTED_DOCUMENTS_ONLY: flag,
  /** Answer introspection; on by default outside production. */
  INTROSPECTION: flag,
  /** Milliseconds after which every remote call of an operation is given up. */
  OPERATION_DEADLINE_MS: count(8000),
  LIMIT_BODY_BYTES: count(128 * 1024),
  LIMIT_VARIABLES_BYTES: count(64 * 1024),
  /** Longest document of an unknown sender; trusted ones are not measured. */
  LIMIT_DOCUMENT_BYTES: count(16 * 1024),
  LIMIT_TOKENS: count(2000),
  LIMIT_DEPTH: count(12),
  LIMIT_ALIASES: count(30),
  /** Fields of a document with its fragments spread. */
  LIMIT_FIELDS: count(500),
  /** See documents/cost.ts for what one unit is. */
  LIMIT_COST: count(5000),
  LIMIT_CONNECTIONS: count(10_000),
  RATE_LIMIT_QUERY_POINTS: count(1200),
  RATE_LIMIT_QUERY_SECONDS: count(60),
  RATE_LIMIT_MUTATION_POINTS: count(240),
  RATE_LIMIT_MUTATION_SECONDS: count(60),
  RATE_LIMIT_REGISTER_POINTS: count(30),
  RATE_LIMIT_REGISTER_SECONDS: count(600),
  /** Log-ins tried from one address. */
  RATE_LIMIT_LOGIN_POINTS: count(60),
  /** Log-ins tried on one account. */
  RATE_LIMIT_LOGIN_ACCOUNT_POINTS: count(20),
  RATE_LIMIT_LOGIN_SECONDS: count(600),
  /** Rooms opened with somebody and, three each, people asked into groups, by one account. */
  RATE_LIMIT_ROOMS_POINTS: count(90),
  RATE_LIMIT_ROOMS_SECONDS: count(600),
  /** Links to groups made, looked at and followed by one account. */
  RATE_LIMIT_INVITES_POINTS: count(60),
  RATE_LIMIT_INVITES_SECONDS: count(600),
  /** Ways into calls asked for and, four each, calls begun by one account. */
  RATE_LIMIT_CALLS_POINTS: count(120),
  RATE_LIMIT_CALLS_SECONDS: count(600),
  /** Consents given and taken back, watches and, ten each, reports of matches by one account. */
  RATE_LIMIT_MATCHING_POINTS: count(120),
  RATE_LIMIT_MATCHING_SECONDS: count(600),
  /** People blocked by one account. */
  RATE_LIMIT_BLOCKS_POINTS: count(60),
  RATE_LIMIT_BLOCKS_SECONDS: count(600),
  /** Cookies from one address that only auth-service can tell. */
  RATE_LIMIT_RESUME_POINTS: count(300),
  RATE_LIMIT_RESUME_SECONDS: count(60),
};

/** Reads the environment; the only reader of process.env in this service. Throws ConfigError. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env) {
  const config = loadConfig('graphql-bff', shape, env);
  const production = config.NODE_ENV === 'production';
  return {
    ...config,
    trustedDocumentsOnly: config.TRUSTED_DOCUMENTS_ONLY ? config.TRUSTED_DOCUMENTS_ONLY === '1' : production,
    introspection: config.INTROSPECTION ? config.INTROSPECTION === '1' : !production,
  };
}

export type Config = ReturnType<typeof readConfig>;
/** Injects the configuration. */
export const BFF_CONFIG = Symbol('BFF_CONFIG');
