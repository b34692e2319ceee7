import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { TakenBackRepository } from './taken-back.repository.js';
import { Withdraw } from './withdraw.use-case.js';

/** Somebody took back what a person was told of: it leaves its group, and is remembered for a day, lest it be done over and over to ring a device. */
@Injectable()
export class TakeBack {
  constructor(
    private readonly withdraw: Withdraw,
    private readonly takenBack: TakenBackRepository,
  ) {}

  async run(tx: Db, userId: string, actorId: string, groupKey: string): Promise<void> {
    if (userId === actorId) return;
    if (await this.withdraw.run(tx, userId, actorId, groupKey)) await this.takenBack.add(tx, userId, groupKey, actorId);
  }
}
