import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { NotificationDatabase } from '../database.js';
import { ChannelsRepository } from './channels.repository.js';
import { KeptRepository } from './kept.repository.js';
import { KEPT_MS, READ_KEPT_MS } from './notification.js';
import { RemoveNotifications } from './remove-notifications.use-case.js';
import { TakenBackRepository } from './taken-back.repository.js';

/** How long what happened in a channel can be replayed. */
const LOG_KEPT_MS = 72 * 3_600_000;
/** How long what was taken back rings no device when it is done again. */
const TAKEN_BACK_MS = 86_400_000;
const PEOPLE_AT_ONCE = 500;
const LINES_AT_ONCE = 5000;

/** Forgets what is old: notifications, and lines of the logs. Safe to run in several processes. */
@Injectable()
export class PruneInbox {
  constructor(
    @Database() private readonly db: Kysely<NotificationDatabase>,
    private readonly channels: ChannelsRepository,
    private readonly kept: KeptRepository,
    private readonly remove: RemoveNotifications,
    private readonly takenBack: TakenBackRepository,
  ) {}

  async run(now = Date.now()): Promise<void> {
    await this.#notifications(new Date(now - KEPT_MS), new Date(now - READ_KEPT_MS));
    await this.takenBack.forget(this.db, new Date(now - TAKEN_BACK_MS));
    const before = new Date(now - LOG_KEPT_MS);
    while ((await this.channels.forget(this.db, before, LINES_AT_ONCE)) === LINES_AT_ONCE);
  }

  async #notifications(before: Date, readBefore: Date): Promise<void> {
    for (;;) {
      const people = await this.kept.peopleWithOld(this.db, before, readBefore, PEOPLE_AT_ONCE);
      if (people.length === 0) return;
      for (const userId of people) {
        await this.db.transaction().execute(async (tx) => {
          const channel = await this.channels.lock(tx, userId);
          await this.remove.run(tx, channel, await this.kept.oldOf(tx, userId, before, readBefore));
        });
      }
    }
  }
}
