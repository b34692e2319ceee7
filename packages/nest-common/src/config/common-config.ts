import { z } from 'zod';

/** A TCP port with its default; 0 means none. */
export const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);

/** A whole number from 1 with its default. */
export const count = (fallback: number) => z.coerce.number().int().min(1).default(fallback);

/** Several values, comma separated; empty for none. */
export const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );

/** What every process reads. A service sets its own default ports: `GRPC_PORT: port(50053)`. */
export const commonConfig = {
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  /** The address that servers listen on. */
  HOST: z.string().default('127.0.0.1'),
  GRPC_PORT: port(0),
  HTTP_PORT: port(0),
  NATS_URL: z.url(),
  /** Where auth-service publishes the keys of persons' access tokens. */
  AUTH_JWKS_URL: z.url(),
  /** host:port of auth-service, asked about a token while revocations cannot be followed. */
  AUTH_GRPC_ADDRESS: z.string(),
  /** This service's private key: a JWK, kid = the service's name. */
  SERVICE_KEY_FILE: z.string(),
  /** The public keys of all services: a JWK set. */
  SERVICES_JWKS_FILE: z.string(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
};

export type CommonConfig = z.output<z.ZodObject<typeof commonConfig>>;
