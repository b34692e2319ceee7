import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { BansRepository } from './bans.repository.js';

/** Ends a person's ban. False where there was none. */
@Injectable()
export class LiftBan {
  constructor(private readonly bans: BansRepository) {}

  run(tx: Db, userId: string): Promise<boolean> {
    return this.bans.delete(tx, userId);
  }
}
