import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { NotificationDatabase } from '../database.js';
import { type List, readCursor, writeCursor } from '../requests/cursor.js';
import { type Position, positionOf } from './channel.js';
import { ChannelsRepository } from './channels.repository.js';
import type { NotificationView } from './notification.js';
import { NotificationsRepository } from './notifications.repository.js';
import { snapshot } from './snapshot.js';

export interface InboxPage {
  notifications: NotificationView[];
  hasNextPage: boolean;
  endCursor: string;
  unreadCount: number;
  position: Position;
}

/** A page of a person's inbox, the latest first, and where their channel stood at that very moment. Throws NOTIFICATION_CURSOR_INVALID. */
@Injectable()
export class ListNotifications {
  constructor(
    @Database() private readonly db: Kysely<NotificationDatabase>,
    private readonly channels: ChannelsRepository,
    private readonly notifications: NotificationsRepository,
  ) {}

  async run(
    userId: string,
    { limit, cursor, unreadOnly }: { limit: number; cursor: string; unreadOnly: boolean },
  ): Promise<InboxPage> {
    const list: List = unreadOnly ? 'unread' : 'all';
    const below = readCursor(list, cursor);
    return snapshot(this.db, this.channels, userId, async (tx, channel) => {
      const found = await this.notifications.page(tx, userId, { below, unreadOnly, limit: limit + 1 });
      const notifications = found.slice(0, limit);
      const last = notifications.at(-1);
      return {
        notifications,
        hasNextPage: found.length > limit,
        endCursor: last ? writeCursor(list, last) : '',
        unreadCount: channel.unreadCount,
        position: positionOf(channel),
      };
    });
  }
}
