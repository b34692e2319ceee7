import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely, type Transaction } from 'kysely';
import type { AuthDatabase } from '../database.js';
import { EndSession } from './end-session.use-case.js';
import type { RefreshClaims } from './refresh-token.js';
import { joined, judgeRefresh, rotated } from './session.js';
import { type IssuedTokens, SessionTokens } from './session-tokens.js';
import { sessionsErrors } from './sessions.errors.js';
import { SessionsRepository } from './sessions.repository.js';

const ATTEMPT = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Rotates a refresh token. The session's row is locked from the verdict to the write, so parallel requests see one order.
 * Throws AUTH_ATTEMPT_INVALID, AUTH_REFRESH_TOKEN_INVALID, AUTH_REFRESH_TOKEN_REUSED, AUTH_SESSION_ENDED.
 */
@Injectable()
export class RefreshSession {
  constructor(
    @Database() private readonly db: Kysely<AuthDatabase>,
    private readonly sessions: SessionsRepository,
    private readonly tokens: SessionTokens,
    private readonly endSession: EndSession,
  ) {}

  async run(input: { refreshToken: string; attemptId: string }): Promise<IssuedTokens> {
    if (!ATTEMPT.test(input.attemptId)) throw sessionsErrors.attemptInvalid();
    const claims = this.tokens.read(input.refreshToken);
    if (!claims) throw sessionsErrors.refreshTokenInvalid();
    // Reuse must be remembered, so the refusal leaves the transaction as a value and is thrown outside.
    const outcome = await this.db.transaction().execute((tx) => this.judge(tx, claims, input.attemptId));
    if (outcome === 'reuse') throw sessionsErrors.refreshTokenReused();
    if (outcome === 'ended') throw sessionsErrors.sessionEnded();
    return outcome;
  }

  private async judge(
    tx: Transaction<AuthDatabase>,
    { sessionId, generation }: RefreshClaims,
    attemptId: string,
  ): Promise<IssuedTokens | 'reuse' | 'ended'> {
    const session = await this.sessions.lockById(tx, sessionId);
    if (!session) return 'ended';
    const now = new Date();
    switch (judgeRefresh(session, generation, attemptId, now)) {
      case 'rotate': {
        const next = rotated(session, attemptId, now);
        await this.sessions.rotate(tx, next);
        return this.tokens.issue(tx, next);
      }
      case 'join': {
        const next = joined(session, generation, attemptId);
        await this.sessions.rotate(tx, next);
        return this.tokens.issue(tx, next);
      }
      case 'repeat':
        return this.tokens.issue(tx, session);
      case 'reuse':
        await this.endSession.run(tx, session, 'reuse_detected');
        return 'reuse';
      case 'ended':
        return 'ended';
    }
  }
}
