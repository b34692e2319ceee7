import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import type { Addition } from './notification.js';
import { TakenBackRepository } from './taken-back.repository.js';

/** Whether it is the first time lately that somebody did what a person is told of: doing it again and again is no reason to ring. */
@Injectable()
export class IsNews {
  constructor(private readonly takenBack: TakenBackRepository) {}

  async run(tx: Db, userId: string, { groupKey, doings }: Pick<Addition, 'groupKey' | 'doings'>): Promise<boolean> {
    if (doings.length === 0) return true;
    const actorIds = doings.map(({ actorId }) => actorId);
    return (await this.takenBack.among(tx, userId, groupKey, actorIds)).size < actorIds.length;
  }
}
