import { Database } from '@my-girok/nest-common';
import { Inject, Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import { NOTIFICATION_CONFIG, type NotificationConfig } from '../config.js';
import type { NotificationDatabase } from '../database.js';
import { readEndpoint } from './subscription.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';

/** Ends a subscription of the person's own; nothing happens where there is none. Throws NOTIFICATION_ENDPOINT_INVALID. */
@Injectable()
export class RemoveSubscription {
  constructor(
    @Database() private readonly db: Kysely<NotificationDatabase>,
    @Inject(NOTIFICATION_CONFIG) private readonly config: NotificationConfig,
    private readonly subscriptions: SubscriptionsRepository,
  ) {}

  run(userId: string, endpoint: string): Promise<void> {
    return this.subscriptions.removeOwn(this.db, userId, readEndpoint(endpoint, this.config.PUSH_HOSTS));
  }
}
