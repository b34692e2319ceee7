/** Inject the one client of each service. */
export const AUTH_CLIENT = Symbol('AUTH_CLIENT');
export const PERSONAL_CLIENT = Symbol('PERSONAL_CLIENT');
export const FEED_CLIENT = Symbol('FEED_CLIENT');
export const MEDIA_CLIENT = Symbol('MEDIA_CLIENT');
export const CHAT_CLIENT = Symbol('CHAT_CLIENT');
/** chat-service too: it answers for calls beside rooms. */
export const CALL_CLIENT = Symbol('CALL_CLIENT');
export const NOTIFICATION_CLIENT = Symbol('NOTIFICATION_CLIENT');
export const MATCHING_CLIENT = Symbol('MATCHING_CLIENT');
