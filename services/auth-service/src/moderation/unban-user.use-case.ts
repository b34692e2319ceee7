import { Database, isUuid, PgOutbox } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import { accountsErrors } from '../accounts/accounts.errors.js';
import { FindRoles } from '../accounts/find-roles.query.js';
import { LiftBan } from '../bans/lift-ban.use-case.js';
import type { AuthDatabase } from '../database.js';

/** Lets somebody in again; who is not shut out stays as they are. Throws AUTH_USER_NOT_FOUND. */
@Injectable()
export class UnbanUser {
  constructor(
    @Database() private readonly db: Kysely<AuthDatabase>,
    private readonly findRoles: FindRoles,
    private readonly liftBan: LiftBan,
    private readonly outbox: PgOutbox,
  ) {}

  async run(input: string): Promise<void> {
    if (!isUuid(input)) throw accountsErrors.userNotFound();
    const userId = input.toLowerCase();
    await this.db.transaction().execute(async (tx) => {
      if (!(await this.findRoles.run(tx, userId))) throw accountsErrors.userNotFound();
      if (!(await this.liftBan.run(tx, userId))) return;
      await this.outbox.add(tx, 'user.unbanned', { aggregateId: userId, data: { userId, timestamp: new Date() } });
    });
  }
}
