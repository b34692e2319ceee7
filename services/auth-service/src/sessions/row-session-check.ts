import { type PersonCaller, type SessionCheck, UnavailableError } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { ValidateToken } from './validate-token.query.js';

/** The guard's question, answered from the session's own row: the owner of sessions needs no list of the revoked. */
@Injectable()
export class RowSessionCheck implements SessionCheck {
  constructor(private readonly validate: ValidateToken) {}

  /** A database that cannot answer must look like an outage: to say "ended" would sign the person out. */
  async isLive(caller: PersonCaller): Promise<boolean> {
    try {
      return await this.validate.isStanding(caller);
    } catch (cause) {
      throw new UnavailableError('The session cannot be looked up now', { cause });
    }
  }
}
