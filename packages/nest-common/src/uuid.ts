import { v7, validate } from 'uuid';

/** A new UUIDv7 (RFC 9562): ordered by time, unguessable enough for ordinary things, not for capabilities. */
export function uuidv7(): string {
  return v7();
}

/** Whether a text is a UUID of any version. */
export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && validate(text);
}
