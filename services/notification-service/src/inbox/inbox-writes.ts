import { PgOutbox } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Transaction } from 'kysely';
import type { Db, NotificationDatabase } from '../database.js';
import type { Channel } from './channel.js';
import { ChannelsRepository } from './channels.repository.js';
import type { NotificationView } from './notification.js';
import { notificationMessage } from './notification.message.js';

/** What was read: some, everything until a moment, or both. */
export interface ReadChange {
  ids: readonly string[];
  until?: Date;
}

/**
 * Numbers what happens in a person's channel: the next number, its line in the log, the channel and its event, in the transaction of
 * what happened. `unreadCount` is the caller's to move first.
 */
@Injectable()
export class InboxWrites {
  constructor(
    private readonly channels: ChannelsRepository,
    private readonly outbox: PgOutbox,
  ) {}

  /** `notification.created`: new, or changed by what was added to it or taken back. */
  async created(tx: Db, channel: Channel, view: NotificationView): Promise<void> {
    const now = await this.#next(tx, channel, 'created', { ids: [view.id] });
    const { userId, epoch, seq, unreadCount } = channel;
    await this.outbox.add(tx as Transaction<NotificationDatabase>, 'notification.created', {
      aggregateId: userId,
      data: { userId, epoch, seq, notification: notificationMessage(view), unreadCount, timestamp: now },
    });
  }

  /** `notification.read`: read, or gone. */
  async read(tx: Db, channel: Channel, change: ReadChange): Promise<void> {
    const now = await this.#next(tx, channel, 'read', change);
    const { userId, epoch, seq, unreadCount } = channel;
    const told = { notificationIds: [...change.ids], until: change.until };
    await this.outbox.add(tx as Transaction<NotificationDatabase>, 'notification.read', {
      aggregateId: userId,
      data: { userId, epoch, seq, change: told, unreadCount, timestamp: now },
    });
  }

  async #next(tx: Db, channel: Channel, kind: 'created' | 'read', { ids, until }: ReadChange): Promise<Date> {
    const at = new Date();
    channel.seq++;
    await this.channels.write(tx, channel, {
      user_id: channel.userId,
      seq: channel.seq,
      kind,
      notification_ids: [...ids],
      until: until ?? null,
      at,
    });
    return at;
  }
}
