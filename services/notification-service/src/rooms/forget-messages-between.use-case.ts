import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { PendingMessagesRepository } from './pending-messages.repository.js';

/** Lets messages of two people between whom there is a block now wait for each other no longer: nobody is told of them. */
@Injectable()
export class ForgetMessagesBetween {
  constructor(private readonly pending: PendingMessagesRepository) {}

  run(tx: Db, one: string, other: string): Promise<void> {
    return this.pending.removeBetween(tx, one, other);
  }
}
