export * from './clients.js';
export * from './deep-partial.js';
export * from './events.js';
export * from './gen/auth/v1/auth.js';
export * from './gen/events/v1/events.js';
export * from './gen/feed/v1/feed.js';
export * from './gen/personal/v1/personal.js';
export type { AroundCall, CallOptions, ClientSettings, PromiseClient, PromiseClientClass } from './promise-client.js';
export type { MessageCodec, ServiceDefinition } from './service-definition.js';
