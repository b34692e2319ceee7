import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Keys } from './keys.ts';
import { REPOSITORY } from './paths.ts';
import { livekitPort, type ProcessDefinition, TOPOLOGY, withOffset } from './topology.ts';

/** What the environment of a process is made from. */
export interface EnvironmentInput {
  engines: Record<string, string>;
  keys: Keys;
  offset: number;
  /** The caller's own environment: settings such as LOG_LEVEL pass through. */
  inherited: NodeJS.ProcessEnv;
}

const TRUSTED_DOCUMENTS = join(REPOSITORY, 'apps/web-main/dist/trusted-documents.json');

const ENGINE_VARIABLES = {
  postgresql: [],
  mongodb: ['MONGODB_URL'],
  valkey: ['VALKEY_URL'],
  nats: ['NATS_URL'],
  s3: ['S3_ENDPOINT', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'],
  livekit: ['LIVEKIT_URL', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'],
} as const;

/** A host of its own: the session's cookie, which no port keeps apart, never goes there. */
const mediaUrl = (offset: number): string => `http://media.girok.localhost:${4056 + offset}`;

/** Where browsers find calls, also while LiveKit is still being built. */
function rtcUrl(engines: Record<string, string>, offset: number): string {
  const known = engines.LIVEKIT_PUBLIC_URL ?? engines.LIVEKIT_URL;
  return known?.replace(/^ws/, 'http') ?? `http://localhost:${livekitPort(offset)}`;
}

function own(name: string, { engines, keys, offset, inherited }: EnvironmentInput): Record<string, string | undefined> {
  const origins = `http://localhost:${3000 + offset},http://my-dev.girok.localhost:${3000 + offset}`;
  switch (name) {
    case 'auth-service':
      return {
        AUTH_DATABASE_URL: engines.AUTH_DATABASE_URL,
        AUTH_REFRESH_KEY: keys.authRefreshKey,
        AUTH_SEAL_KEY: keys.authSealKey,
      };
    case 'personal-service':
      return { PERSONAL_DATABASE_URL: engines.PERSONAL_DATABASE_URL };
    case 'feed-service':
      return { MONGODB_DATABASE: 'feed' };
    case 'chat-service':
      return {
        MONGODB_DATABASE: 'chat',
        LIVEKIT_URL: engines.LIVEKIT_URL?.replace(/^ws/, 'http'),
        LIVEKIT_PUBLIC_URL: engines.LIVEKIT_URL && rtcUrl(engines, offset).replace(/^http/, 'ws'),
      };
    case 'matching-service':
      return { MATCHING_DATABASE_URL: engines.MATCHING_DATABASE_URL };
    case 'notification-service':
      return {
        NOTIFICATION_DATABASE_URL: engines.NOTIFICATION_DATABASE_URL,
        PUSH_VAPID_PUBLIC_KEY: keys.push.publicKey,
        PUSH_VAPID_PRIVATE_KEY: keys.push.privateKey,
        WEB_URL: `http://localhost:${3000 + offset}`,
      };
    case 'ws-gateway':
      return {
        ALLOWED_ORIGINS: origins,
        // Everyone on a local stack has the same address.
        LIMIT_ATTEMPTS_PER_SECOND: inherited.LIMIT_ATTEMPTS_PER_SECOND ?? '2000',
        LIMIT_ATTEMPTS_BURST: inherited.LIMIT_ATTEMPTS_BURST ?? '20000',
      };
    case 'media-service':
      return {
        MEDIA_DATABASE_URL: engines.MEDIA_DATABASE_URL,
        // glibc keeps what threads free for each of them apart: pixels of several hundred megabytes otherwise.
        MALLOC_ARENA_MAX: '2',
        MEDIA_URL_KEY: keys.mediaUrlKey,
        ALLOWED_ORIGINS: origins,
      };
    case 'graphql-bff':
      return {
        MEDIA_URL_KEY: keys.mediaUrlKey,
        // Everyone on a local stack has the same address: the demo data's people, a developer and tests.
        RATE_LIMIT_REGISTER_POINTS: inherited.RATE_LIMIT_REGISTER_POINTS ?? '300',
        RATE_LIMIT_MUTATION_POINTS: inherited.RATE_LIMIT_MUTATION_POINTS ?? '2400',
        ALLOWED_ORIGINS: origins,
        // Made by web-main's build, which `--only graphql-bff` does not run.
        TRUSTED_DOCUMENTS_FILE: existsSync(TRUSTED_DOCUMENTS) ? TRUSTED_DOCUMENTS : undefined,
      };
    case 'web-main':
      return {
        API_URL: `http://localhost:${4000 + offset}`,
        WS_URL: `http://localhost:${4001 + offset}`,
        RTC_URL: rtcUrl(engines, offset),
        MEDIA_URL: mediaUrl(offset),
      };
    default:
      return {};
  }
}

function inheritable(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => !name.startsWith('npm_') && name !== 'NODE_OPTIONS' && name !== 'FORCE_COLOR',
    ),
  );
}

/** The whole environment of one process; names are fixed, every service reads the ones it knows. */
export function processEnvironment(definition: ProcessDefinition, input: EnvironmentInput): Record<string, string> {
  const { engines, keys, offset } = input;
  const grpc = (name: string) =>
    `127.0.0.1:${withOffset(TOPOLOGY.find((each) => each.name === name) ?? definition, offset).grpcPort}`;
  const engineVariables = definition.engines.flatMap((engine) =>
    ENGINE_VARIABLES[engine].map((variable) => [variable, engines[variable]]),
  );
  const environment: Record<string, string | undefined> = {
    LOG_LEVEL: 'info',
    // Compiled code of the packages is kept between starts: a warm start loads hundreds of modules.
    NODE_COMPILE_CACHE: join(REPOSITORY, 'node_modules/.cache/girok/compiled'),
    ...inheritable(input.inherited),
    HOST: '127.0.0.1',
    HTTP_PORT: `${definition.httpPort}`,
    ...(definition.grpcPort === undefined ? {} : { GRPC_PORT: `${definition.grpcPort}` }),
    ...(definition.kind === 'app'
      ? {}
      : {
          AUTH_GRPC_ADDRESS: grpc('auth-service'),
          PERSONAL_GRPC_ADDRESS: grpc('personal-service'),
          FEED_GRPC_ADDRESS: grpc('feed-service'),
          MEDIA_GRPC_ADDRESS: grpc('media-service'),
          CHAT_GRPC_ADDRESS: grpc('chat-service'),
          NOTIFICATION_GRPC_ADDRESS: grpc('notification-service'),
          MATCHING_GRPC_ADDRESS: grpc('matching-service'),
          MEDIA_URL: mediaUrl(offset),
          AUTH_JWKS_URL: `http://127.0.0.1:${4051 + offset}/.well-known/jwks.json`,
          SERVICE_KEY_FILE: keys.serviceKeyFile(definition.name),
          SERVICES_JWKS_FILE: keys.servicesJwksFile,
        }),
    ...Object.fromEntries(engineVariables),
    ...own(definition.name, input),
  };
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
