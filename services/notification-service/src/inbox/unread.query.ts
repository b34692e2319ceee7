import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { Db, NotificationDatabase } from '../database.js';
import { type Position, positionOf } from './channel.js';
import { ChannelsRepository } from './channels.repository.js';
import { NotificationsRepository } from './notifications.repository.js';
import { snapshot } from './snapshot.js';

const COUNT_MAX = 100;

/** What of a person's inbox is unread. */
@Injectable()
export class Unread {
  constructor(
    @Database() private readonly db: Kysely<NotificationDatabase>,
    private readonly channels: ChannelsRepository,
    private readonly notifications: NotificationsRepository,
  ) {}

  /** At most 100. */
  async count(userId: string): Promise<number> {
    const channel = await this.channels.find(this.db, userId);
    return Math.min(channel?.unreadCount ?? 0, COUNT_MAX);
  }

  /** Where the channel stands, and how much is unread. */
  stand(userId: string): Promise<{ position: Position; unreadCount: number }> {
    return snapshot(this.db, this.channels, userId, async (_tx, channel) => ({
      position: positionOf(channel),
      unreadCount: channel.unreadCount,
    }));
  }

  /** Whether a notification is there and unread. */
  async isUnread(userId: string, notificationId: string, db: Db = this.db): Promise<boolean> {
    const [view] = await this.notifications.views(db, userId, [notificationId]);
    return view?.read === false;
  }
}
