import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { holds } from './ban.js';
import { bansErrors } from './bans.errors.js';
import { BansRepository } from './bans.repository.js';

/** Lets nobody through who is shut out. Throws AUTH_BANNED. */
@Injectable()
export class RequireNoBan {
  constructor(private readonly bans: BansRepository) {}

  async run(db: Db, userId: string, now: Date): Promise<void> {
    const ban = await this.bans.find(db, userId);
    if (ban && holds(ban, now)) throw bansErrors.banned(ban.until);
  }
}
