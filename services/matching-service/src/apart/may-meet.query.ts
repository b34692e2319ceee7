import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { PartedRepository } from './parted.repository.js';
import { ShutOutRepository } from './shut-out.repository.js';
import { pairOf } from './why.js';

/** Whether nothing that is kept here speaks against two meeting now. Under `LockPeople` it holds until the transaction ends. */
@Injectable()
export class MayMeet {
  constructor(
    private readonly parted: PartedRepository,
    private readonly shutOut: ShutOutRepository,
  ) {}

  async run(db: Db, a: string, b: string, now = new Date()): Promise<boolean> {
    if (await this.shutOut.any(db, [a, b], now)) return false;
    return !(await this.parted.has(db, pairOf(a, b), now));
  }
}
