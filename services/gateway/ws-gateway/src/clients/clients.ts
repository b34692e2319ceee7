/** Inject the one client of each service. */
export const AUTH_CLIENT = Symbol('AUTH_CLIENT');
export const CHAT_CLIENT = Symbol('CHAT_CLIENT');
export const NOTIFICATION_CLIENT = Symbol('NOTIFICATION_CLIENT');
export const MATCHING_CLIENT = Symbol('MATCHING_CLIENT');
export const FEED_CLIENT = Symbol('FEED_CLIENT');
