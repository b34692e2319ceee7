import { uuidv7 } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Transaction } from 'kysely';
import { RequireNoBan } from '../bans/require-no-ban.query.js';
import { credentialsErrors } from '../credentials/credentials.errors.js';
import type { AuthDatabase } from '../database.js';
import { EndSession } from './end-session.use-case.js';
import { MOST_SESSIONS, SESSION_LIFE_MS, type Session } from './session.js';
import { type IssuedTokens, SessionTokens } from './session-tokens.js';
import { sessionsErrors } from './sessions.errors.js';
import { SessionsEvents } from './sessions.events.js';
import { SessionsRepository } from './sessions.repository.js';
import type { SignInForm } from './sign-in-form.js';

/** Opens a session for a person who has just proved who they are. Beyond 100, the one unused the longest ends. */
@Injectable()
export class OpenSession {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly tokens: SessionTokens,
    private readonly endSession: EndSession,
    private readonly events: SessionsEvents,
    private readonly requireNoBan: RequireNoBan,
  ) {}

  /** Emits `session.created`; where it is the account's first, no device is new. Throws AUTH_SESSION_HASH_TAKEN, AUTH_BANNED, and AUTH_INVALID_CREDENTIALS when the account was deleted since its password was checked. */
  async run(
    tx: Transaction<AuthDatabase>,
    userId: string,
    form: SignInForm,
    { isFirst = false } = {},
  ): Promise<IssuedTokens> {
    const now = new Date();
    const session: Session = {
      ...form,
      id: uuidv7(),
      userId,
      generation: 1,
      attemptId: null,
      attemptGeneration: null,
      resumedFrom: null,
      rotatedAt: now,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + SESSION_LIFE_MS),
      revokedAt: null,
    };
    if (!(await this.sessions.lockAccount(tx, userId))) throw credentialsErrors.invalidCredentials();
    // Under the account's lock, which a ban takes too: no session is opened beside it.
    await this.requireNoBan.run(tx, userId, now);
    for (const unused of await this.sessions.lockBeyond(tx, userId, MOST_SESSIONS - 1, now)) {
      await this.endSession.run(tx, unused, 'session_limit');
    }
    const newDevice = !isFirst && !(await this.sessions.knowsDevice(tx, userId, form.browser, form.system));
    if (!(await this.sessions.insert(tx, session))) throw sessionsErrors.sessionHashTaken();
    await this.events.created(tx, session, newDevice);
    await this.sessions.sweep(tx, now);
    return this.tokens.issue(tx, session);
  }
}
