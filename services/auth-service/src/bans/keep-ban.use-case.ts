import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import type { Ban } from './ban.js';
import { BansRepository } from './bans.repository.js';

/** Keeps that somebody is shut out; the latest ban of a person counts. */
@Injectable()
export class KeepBan {
  constructor(private readonly bans: BansRepository) {}

  run(tx: Db, ban: Ban): Promise<void> {
    return this.bans.put(tx, ban);
  }
}
