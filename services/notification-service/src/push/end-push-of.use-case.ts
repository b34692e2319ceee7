import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';

/** Ends what is pushed to a session that has ended: also what is being subscribed for it at this moment. */
@Injectable()
export class EndPushOf {
  constructor(private readonly subscriptions: SubscriptionsRepository) {}

  async run(tx: Db, sessionId: string): Promise<void> {
    await this.subscriptions.lockSession(tx, sessionId);
    await this.subscriptions.endSession(tx, sessionId, new Date());
  }
}
