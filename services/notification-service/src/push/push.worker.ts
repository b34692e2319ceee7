import { Database } from '@my-girok/nest-common';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { NotificationDatabase } from '../database.js';
import { Repeating } from '../repeating.js';
import { SendPushes } from './send-pushes.use-case.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';

const LOOK_MS = 500;
const FORGET_MS = 3_600_000;
/** Longer than the token of an ended session lives. */
const REMEMBERED_MS = 86_400_000;

/** Looks twice a second for what is to be pushed. */
@Injectable()
export class PushWorker implements OnApplicationBootstrap, OnModuleDestroy {
  #looking: Repeating[] = [];
  #stopping = false;

  constructor(
    @Database() private readonly db: Kysely<NotificationDatabase>,
    private readonly sendPushes: SendPushes,
    private readonly subscriptions: SubscriptionsRepository,
  ) {}

  onApplicationBootstrap(): void {
    this.#looking = [
      new Repeating('Pushing', LOOK_MS, () => this.#send()),
      new Repeating('Forgetting ended sessions', FORGET_MS, () =>
        this.subscriptions.forgetEnded(this.db, new Date(Date.now() - REMEMBERED_MS)),
      ),
    ];
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#looking.map((each) => each.stop()));
  }

  async #send(): Promise<void> {
    while (!this.#stopping && (await this.sendPushes.run()) > 0);
  }
}
