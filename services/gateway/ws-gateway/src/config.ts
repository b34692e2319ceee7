import { commonConfig, count, list, loadConfig, port } from '@my-girok/nest-common';
import { z } from 'zod';

const shape = {
  ...commonConfig,
  HTTP_PORT: port(4001),
  VALKEY_URL: z.url(),
  CHAT_GRPC_ADDRESS: z.string(),
  NOTIFICATION_GRPC_ADDRESS: z.string(),
  FEED_GRPC_ADDRESS: z.string(),
  MATCHING_GRPC_ADDRESS: z.string(),
  /** Origins whose pages may connect, comma separated. */
  ALLOWED_ORIGINS: list,
  /** Proxies in front whose X-Forwarded-For counts, comma separated addresses or networks; empty trusts none. */
  TRUST_PROXY: list,
  /** Sockets that are open at once: of this process, of one person in all their sessions, and of one session. */
  LIMIT_SOCKETS: count(30_000),
  LIMIT_SOCKETS_PER_PERSON: count(90),
  LIMIT_SOCKETS_PER_SESSION: count(45),
  /** One frame from a client. */
  LIMIT_FRAME_BYTES: count(128 * 1024),
  /** Frames from one socket and from one person: so many a second in the long run, and so many at once. */
  LIMIT_FRAMES_PER_SECOND: count(15),
  LIMIT_FRAMES_BURST: count(90),
  LIMIT_PERSON_FRAMES_PER_SECOND: count(30),
  LIMIT_PERSON_FRAMES_BURST: count(180),
  /** Attempts to connect from one address (of IPv6: one /64). */
  LIMIT_ATTEMPTS_PER_SECOND: count(20),
  LIMIT_ATTEMPTS_BURST: count(600),
  /** What may wait for one socket that reads slowly, in bytes. */
  LIMIT_WAITING_BYTES: count(1024 * 1024),
  /** Events that a node keeps of each channel; and bytes of all channels together that nobody hears any more. */
  RING_EVENTS: count(256),
  RING_IDLE_BYTES: count(32 * 1024 * 1024),
  PING_INTERVAL_MS: count(20_000),
  PING_TIMEOUT_MS: count(15_000),
  /** How often every session is looked at again, and how long that may fail before its sockets are closed. */
  SESSION_CHECK_MS: count(300_000),
  SESSION_PATIENCE_MS: count(30_000),
  /** How often a node says that it is there; three times as long without it, and it is taken for dead. */
  PRESENCE_BEAT_MS: count(10_000),
  /** How long somebody may be without a socket before others see that they went. */
  PRESENCE_GRACE_MS: count(5000),
  /** How often a node says whose sockets of `/matching` it holds; tickets outlive three of these. */
  MATCHING_KEEP_MS: count(5000),
  /** Over how long a stopping node closes its sockets. */
  DRAIN_MS: count(5000),
};

/** Reads the environment; the only reader of process.env in this service. Throws ConfigError. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env) {
  return loadConfig('ws-gateway', shape, env);
}

export type Config = ReturnType<typeof readConfig>;
/** Injects the configuration. */
export const WS_CONFIG = Symbol('WS_CONFIG');
