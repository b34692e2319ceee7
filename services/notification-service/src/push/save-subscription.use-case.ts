import { Database, type PersonCaller } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';
import { Inject, Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import { NOTIFICATION_CONFIG, type NotificationConfig } from '../config.js';
import type { NotificationDatabase } from '../database.js';
import { pushErrors } from './push.errors.js';
import { PushKeys } from './push-keys.js';
import { readSubscription } from './subscription.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';

/**
 * Keeps a browser's subscription for as long as its session; a person's oldest makes room. Throws NOTIFICATION_PUSH_OFF, what
 * `readSubscription` throws, and NOTIFICATION_SESSION_ENDED.
 */
@Injectable()
export class SaveSubscription {
  constructor(
    @Database() private readonly db: Kysely<NotificationDatabase>,
    @Inject(NOTIFICATION_CONFIG) private readonly config: NotificationConfig,
    private readonly keys: PushKeys,
    private readonly subscriptions: SubscriptionsRepository,
  ) {}

  async run(
    { userId, sessionId }: PersonCaller,
    input: { endpoint: string; p256dh: string; auth: string; locale: string },
  ): Promise<void> {
    if (!this.keys.details) throw pushErrors.off();
    const subscription = readSubscription(input, this.config.PUSH_HOSTS);
    await this.db.transaction().execute(async (tx) => {
      await this.subscriptions.lockSession(tx, sessionId);
      if (await this.subscriptions.hasEnded(tx, sessionId)) throw pushErrors.sessionEnded();
      await this.subscriptions.save(tx, userId, sessionId, subscription);
      await this.subscriptions.removeBeyond(tx, userId, LIMITS.pushSubscriptionsMax);
    });
  }
}
