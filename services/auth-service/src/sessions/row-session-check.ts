import type { PersonCaller, SessionCheck } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { ValidateToken } from './validate-token.query.js';

/** The guard's question, answered from the session's own row: the owner of sessions needs no list of the revoked. */
@Injectable()
export class RowSessionCheck implements SessionCheck {
  constructor(private readonly validate: ValidateToken) {}

  isLive(caller: PersonCaller): Promise<boolean> {
    return this.validate.isStanding(caller);
  }
}
