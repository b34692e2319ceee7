import { ConfigError, commonConfig, loadConfig, port } from '@my-girok/nest-common';
import { z } from 'zod';
import type { LivekitSettings } from './calls/livekit.client.js';

/** The only reader of the environment. Throws ConfigError, which names every bad variable at once. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env) {
  const config = loadConfig(
    'chat-service',
    {
      ...commonConfig,
      GRPC_PORT: port(50054),
      HTTP_PORT: port(4054),
      /** host:port of feed-service, asked who blocks and follows whom. */
      FEED_GRPC_ADDRESS: z.string().min(1),
      /** host:port of media-service, asked to bind a message's attachments. */
      MEDIA_GRPC_ADDRESS: z.string().min(1),
      MONGODB_URL: z.url(),
      MONGODB_DATABASE: z.string().min(1).default('chat'),
      /** http: the LiveKit server for this service. All four of its names, or none: then there are no calls. */
      LIVEKIT_URL: z.url({ protocol: /^https?$/ }).optional(),
      /** ws: the same server for browsers. */
      LIVEKIT_PUBLIC_URL: z.url({ protocol: /^wss?$/ }).optional(),
      LIVEKIT_API_KEY: z.string().min(1).optional(),
      LIVEKIT_API_SECRET: z.string().min(32).optional(),
    },
    env,
  );
  const absent = LIVEKIT.filter((name) => config[name] === undefined);
  if (absent.length > 0 && absent.length < LIVEKIT.length) {
    throw new ConfigError(
      'chat-service',
      absent.map((name) => `${name} is missing`),
    );
  }
  return config;
}

const LIVEKIT = ['LIVEKIT_URL', 'LIVEKIT_PUBLIC_URL', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'] as const;

export type Config = ReturnType<typeof readConfig>;

/** Where calls are held; undefined where there are none. */
export function livekitOf(config: Config): LivekitSettings | undefined {
  const { LIVEKIT_URL, LIVEKIT_PUBLIC_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET } = config;
  if (!LIVEKIT_URL || !LIVEKIT_PUBLIC_URL || !LIVEKIT_API_KEY || !LIVEKIT_API_SECRET) return undefined;
  return { url: LIVEKIT_URL, publicUrl: LIVEKIT_PUBLIC_URL, apiKey: LIVEKIT_API_KEY, apiSecret: LIVEKIT_API_SECRET };
}
