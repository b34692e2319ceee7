import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { PartedRepository } from './parted.repository.js';
import { ShutOutRepository } from './shut-out.repository.js';

/** Keeps somebody out of every match from now on, and lets them in again. Idempotent. */
@Injectable()
export class ShutOut {
  constructor(
    private readonly shutOut: ShutOutRepository,
    private readonly parted: PartedRepository,
  ) {}

  ban(tx: Db, userId: string, until: Date | null): Promise<void> {
    return this.shutOut.add(tx, userId, 'banned', until);
  }

  unban(tx: Db, userId: string): Promise<void> {
    return this.shutOut.remove(tx, userId, 'banned');
  }

  /** Their pairs go as well: what others did keeps no name of theirs. */
  async erase(tx: Db, userId: string): Promise<void> {
    await this.shutOut.add(tx, userId, 'erased', null);
    await this.parted.forget(tx, userId);
  }
}
