import { Database, isUuid, PgOutbox, readText } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import { accountsErrors } from '../accounts/accounts.errors.js';
import { FindRoles } from '../accounts/find-roles.query.js';
import { bansErrors } from '../bans/bans.errors.js';
import { KeepBan } from '../bans/keep-ban.use-case.js';
import type { AuthDatabase } from '../database.js';
import { EndAllSessions } from '../sessions/end-all-sessions.use-case.js';
import { isModerator } from './moderator.js';

export interface BanInput {
  userId: string;
  /** Absent: for good. */
  until?: Date | undefined;
  reason: string;
}

/**
 * Shuts somebody out: their sessions end and none is opened until the ban does. Again, with another end, it changes the end.
 * Throws AUTH_USER_NOT_FOUND, AUTH_BAN_OF_MODERATOR, AUTH_BAN_UNTIL_INVALID and AUTH_BAN_REASON_*.
 */
@Injectable()
export class BanUser {
  constructor(
    @Database() private readonly db: Kysely<AuthDatabase>,
    private readonly findRoles: FindRoles,
    private readonly keepBan: KeepBan,
    private readonly endAllSessions: EndAllSessions,
    private readonly outbox: PgOutbox,
  ) {}

  async run(byId: string, input: BanInput): Promise<void> {
    const now = new Date();
    const reason = readText(input.reason, {
      max: LIMITS.banReasonMax,
      empty: bansErrors.reasonRequired,
      tooLong: bansErrors.reasonTooLong,
      characterInvalid: bansErrors.reasonInvalid,
    });
    const until = input.until ?? null;
    if (until && until <= now) throw bansErrors.untilInvalid();
    if (!isUuid(input.userId)) throw accountsErrors.userNotFound();
    const userId = input.userId.toLowerCase();
    await this.db.transaction().execute(async (tx) => {
      // First, for it locks the account: a sign-in at this moment waits and is refused.
      if (!(await this.endAllSessions.run(tx, userId, 'banned', now))) throw accountsErrors.userNotFound();
      if (userId === byId || isModerator((await this.findRoles.run(tx, userId)) ?? []))
        throw bansErrors.notOverModerators();
      await this.keepBan.run(tx, { userId, until, reason, byId, bannedAt: now });
      await this.outbox.add(tx, 'user.banned', {
        aggregateId: userId,
        data: { userId, ...(until && { until }), timestamp: now },
      });
    });
  }
}
