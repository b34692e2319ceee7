export { CLIENT_CODES, RealtimeError } from './errors.js';
export type { RealtimeOptions, RealtimeState } from './options.js';
export { createConnection, createRealtimeClient, type RealtimeClient } from './realtime-client.js';
