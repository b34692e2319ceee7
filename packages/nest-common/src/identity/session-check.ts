import type { PersonCaller } from './caller.js';

/**
 * Says whether a person's session still lives. By default the `RevocationList` answers; the service that owns the sessions
 * provides this token with a check of its own: `{ provide: SESSION_CHECK, useClass: LocalSessionCheck }`.
 */
export const SESSION_CHECK = Symbol('session check');

export interface SessionCheck {
  /** False once the session was revoked. @throws UnavailableError when it cannot be known */
  isLive(caller: PersonCaller): Promise<boolean>;
}
