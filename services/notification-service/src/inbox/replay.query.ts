import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { ChannelLogTable, Db, NotificationDatabase } from '../database.js';
import { channelName, type Position, positionOf } from './channel.js';
import { ChannelsRepository } from './channels.repository.js';
import type { NotificationView } from './notification.js';
import { NotificationsRepository } from './notifications.repository.js';
import { snapshot } from './snapshot.js';

export type ReplayedEvent = { seq: number } & (
  | { created: NotificationView }
  | { read: { ids: string[]; until?: Date } }
  | { skipped: true }
);

export interface Replayed {
  recovered: boolean;
  events: ReplayedEvent[];
  hasMore: boolean;
  position: Position;
  unreadCount: number;
}

/**
 * What happened in a person's channel after a position, contiguous from its next number: notifications as they are now, and only the number of
 * those that are gone. Refused, with nothing, for another numbering, a number that never was, and what the log no longer has.
 */
@Injectable()
export class Replay {
  constructor(
    @Database() private readonly db: Kysely<NotificationDatabase>,
    private readonly channels: ChannelsRepository,
    private readonly notifications: NotificationsRepository,
  ) {}

  async run(userId: string, after: Position, limit: number): Promise<Replayed> {
    return snapshot(this.db, this.channels, userId, async (tx, channel) => {
      const stand = { position: positionOf(channel), unreadCount: channel.unreadCount };
      const known = after.channel === channelName(userId) && after.epoch === channel.epoch;
      if (!known || after.seq < channel.forgottenSeq || after.seq > channel.seq) {
        return { recovered: false, events: [], hasMore: false, ...stand };
      }
      const lines = await this.channels.logAfter(tx, userId, after.seq, limit);
      const events = await this.#present(tx, userId, lines);
      return { recovered: true, events, hasMore: after.seq + lines.length < channel.seq, ...stand };
    });
  }

  async #present(tx: Db, userId: string, lines: readonly ChannelLogTable[]): Promise<ReplayedEvent[]> {
    const ids = lines.filter((line) => line.kind === 'created').flatMap((line) => line.notification_ids);
    const views = await this.notifications.views(tx, userId, [...new Set(ids)]);
    const known = new Map(views.map((view) => [view.id, view]));
    return lines.map(({ seq, kind, notification_ids, until }): ReplayedEvent => {
      if (kind === 'read') return { seq, read: { ids: notification_ids, until: until ?? undefined } };
      const created = known.get(notification_ids[0] ?? '');
      return created ? { seq, created } : { seq, skipped: true };
    });
  }
}
