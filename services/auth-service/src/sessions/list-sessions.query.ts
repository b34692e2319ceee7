import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { AuthDatabase } from '../database.js';
import type { Session } from './session.js';
import { SessionsRepository } from './sessions.repository.js';

/** A person's live sessions, at most 100, the most recently seen first. */
@Injectable()
export class ListSessions {
  constructor(
    @Database() private readonly db: Kysely<AuthDatabase>,
    private readonly sessions: SessionsRepository,
  ) {}

  run(userId: string): Promise<Session[]> {
    return this.sessions.findLive(this.db, userId, new Date());
  }
}
