import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { NotificationDatabase } from '../database.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';

/** Forgets a person's browsers, and what waits to be pushed to them. */
@Injectable()
export class ErasePushOf {
  constructor(
    @Database() private readonly db: Kysely<NotificationDatabase>,
    private readonly subscriptions: SubscriptionsRepository,
  ) {}

  run(userId: string): Promise<void> {
    return this.subscriptions.removeOfUser(this.db, userId);
  }
}
