import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { AccountsRepository } from './accounts.repository.js';

/** What somebody may do beyond what everybody may. Undefined where there is no such account. */
@Injectable()
export class FindRoles {
  constructor(private readonly accounts: AccountsRepository) {}

  run(db: Db, userId: string): Promise<string[] | undefined> {
    return this.accounts.rolesOf(db, userId);
  }
}
