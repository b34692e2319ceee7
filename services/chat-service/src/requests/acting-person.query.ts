import { type Caller, RevocationList } from '@my-girok/nest-common';
import type { chatV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { readId } from './id.js';
import { requestErrors } from './requests.errors.js';

/** The service that acts for people whose sockets it holds. */
const GATEWAY = 'ws-gateway';

/**
 * Who acts in a call: a person by their own token, or the one for whom ws-gateway acts. Throws COMMON_CALLER_NOT_ALLOWED when
 * somebody would act for another, COMMON_UNAUTHENTICATED when the session is known to have ended.
 */
@Injectable()
export class ActingPerson {
  constructor(private readonly revocations: RevocationList) {}

  run(caller: Caller, actor?: chatV1.Actor): string {
    if (caller.kind === 'person') {
      if (actor && actor.userId.toLowerCase() !== caller.userId) throw requestErrors.actorNotAllowed();
      return caller.userId;
    }
    if (caller.name !== GATEWAY || !actor) throw requestErrors.actorNotAllowed();
    const userId = readId(actor.userId, 'actor.userId');
    if (actor.sessionId === '' || this.revocations.isRevoked(actor.sessionId)) throw requestErrors.sessionEnded();
    return userId;
  }
}
