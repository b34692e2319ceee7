import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { holds } from './ban.js';
import { BansRepository } from './bans.repository.js';

/** Who of these people is shut out. */
@Injectable()
export class BannedAmong {
  constructor(private readonly bans: BansRepository) {}

  async run(db: Db, userIds: readonly string[], now: Date): Promise<ReadonlySet<string>> {
    const found = await this.bans.findAll(db, userIds);
    return new Set(found.filter((ban) => holds(ban, now)).map(({ userId }) => userId));
  }
}
