import { Database, isUuid } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { AuthDatabase } from '../database.js';
import { sessionsErrors } from './sessions.errors.js';
import { SessionsRepository } from './sessions.repository.js';

/** Which of the sessions still let their person in; ids that no session has are not among them. Throws AUTH_TOO_MANY_SESSION_IDS. */
@Injectable()
export class CheckSessions {
  constructor(
    @Database() private readonly db: Kysely<AuthDatabase>,
    private readonly sessions: SessionsRepository,
  ) {}

  async run(sessionIds: readonly string[]): Promise<string[]> {
    if (sessionIds.length > LIMITS.batchMax) throw sessionsErrors.tooManySessionIds();
    const ids = [...new Set(sessionIds.filter(isUuid).map((id) => id.toLowerCase()))];
    return ids.length === 0 ? [] : this.sessions.liveAmong(this.db, ids, new Date());
  }
}
