import { commonConfig, loadConfig, port } from '@my-girok/nest-common';
import { z } from 'zod';

/** The only reader of the environment. Throws ConfigError, which names every bad variable at once. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env) {
  return loadConfig(
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
    },
    env,
  );
}

export type Config = ReturnType<typeof readConfig>;
