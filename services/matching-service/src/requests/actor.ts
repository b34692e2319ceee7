import type { Caller } from '@my-girok/nest-common';
import type { matchingV1 } from '@my-girok/proto';
import { readId } from './id.js';
import { requestErrors } from './requests.errors.js';

/** The service that acts for people whose sockets it holds. */
const GATEWAY = 'ws-gateway';

/**
 * Who acts in a call: a person by their own token, or the one for whom ws-gateway acts, if their session has not ended. Throws
 * COMMON_CALLER_NOT_ALLOWED when somebody would act for another, COMMON_UNAUTHENTICATED, MATCHING_ID_INVALID.
 */
export function readActor(
  caller: Caller,
  actor: matchingV1.Actor | undefined,
  hasEnded: (sessionId: string) => boolean,
): string {
  if (caller.kind === 'person') {
    if (actor && actor.userId.toLowerCase() !== caller.userId) throw requestErrors.actorNotAllowed();
    return caller.userId;
  }
  if (caller.name !== GATEWAY || !actor) throw requestErrors.actorNotAllowed();
  const userId = readId(actor.userId, 'actor.userId');
  if (actor.sessionId === '' || hasEnded(actor.sessionId)) throw requestErrors.sessionEnded();
  return userId;
}
