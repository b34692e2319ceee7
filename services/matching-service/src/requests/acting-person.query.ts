import { type Caller, RevocationList } from '@my-girok/nest-common';
import type { matchingV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { readActor } from './actor.js';

/** Who acts in a call that ws-gateway may make for somebody: `readActor` with the sessions that are known as revoked. */
@Injectable()
export class ActingPerson {
  constructor(private readonly revocations: RevocationList) {}

  run(caller: Caller, actor?: matchingV1.Actor): string {
    return readActor(caller, actor, (sessionId) => this.revocations.isRevoked(sessionId));
  }
}
