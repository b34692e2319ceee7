import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import type { Channel } from './channel.js';
import { InboxWrites } from './inbox-writes.js';
import { NotificationsRepository } from './notifications.repository.js';

/** Removes notifications. Devices learn of the unread ones as if they had been read, so that their counts stay right. */
@Injectable()
export class RemoveNotifications {
  constructor(
    private readonly notifications: NotificationsRepository,
    private readonly writes: InboxWrites,
  ) {}

  async run(tx: Db, channel: Channel, ids: readonly string[]): Promise<void> {
    const unread = await this.notifications.remove(tx, channel.userId, ids);
    if (unread.length === 0) return;
    channel.unreadCount -= unread.length;
    await this.writes.read(tx, channel, { ids: unread });
  }
}
