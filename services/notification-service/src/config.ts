import { commonConfig, count, list, loadConfig, port } from '@my-girok/nest-common';
import { z } from 'zod';

/** The push services of today's browsers: Chrome and Edge on Android, Firefox, Edge on Windows, Safari. */
const PUSH_HOSTS = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '*.push.services.mozilla.com',
  '*.notify.windows.com',
  'web.push.apple.com',
];

/** Reads the environment; reports every bad name at once. The only reader of process.env. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env) {
  return loadConfig(
    'notification-service',
    {
      ...commonConfig,
      GRPC_PORT: port(50057),
      HTTP_PORT: port(4057),
      /** PostgreSQL address of database `notification`. */
      NOTIFICATION_DATABASE_URL: z.url(),
      FEED_GRPC_ADDRESS: z.string(),
      /** Where people find the web app. */
      WEB_URL: z.url(),
      /** The P-256 pair by which push services know us (RFC 8292), base64url; without both, nothing is pushed. */
      PUSH_VAPID_PUBLIC_KEY: z
        .string()
        .regex(/^[\w-]{87}$/)
        .optional(),
      PUSH_VAPID_PRIVATE_KEY: z
        .string()
        .regex(/^[\w-]{43}$/)
        .optional(),
      /** Whom a push service turns to about us: an https: or mailto: address; by default WEB_URL, if it is https. */
      PUSH_SUBJECT: z
        .string()
        .regex(/^(https:\/\/|mailto:).+/)
        .optional(),
      /** The only hosts that are ever pushed to, comma separated: `host`, `host:port` or `*.domain`. */
      PUSH_HOSTS: list.transform((hosts) => (hosts.length > 0 ? hosts : PUSH_HOSTS)),
      /** How long a message may stay unread until it is told of. */
      NOTIFICATION_MESSAGE_DELAY_SECONDS: count(30),
    },
    env,
  );
}

export type NotificationConfig = ReturnType<typeof readConfig>;

/** Injects the configuration. */
export const NOTIFICATION_CONFIG = Symbol('notification config');
