import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { Db, NotificationDatabase } from '../database.js';
import type { Channel } from './channel.js';
import { ChannelsRepository } from './channels.repository.js';
import { inboxErrors } from './inbox.errors.js';
import { InboxWrites, type ReadChange } from './inbox-writes.js';
import { NotificationsRepository } from './notifications.repository.js';

/** Marks notifications as read on all of a person's devices. What was read already is no change and no event. */
@Injectable()
export class MarkRead {
  constructor(
    @Database() private readonly db: Kysely<NotificationDatabase>,
    private readonly channels: ChannelsRepository,
    private readonly notifications: NotificationsRepository,
    private readonly writes: InboxWrites,
  ) {}

  /** How many are unread afterwards. Throws NOTIFICATION_READ_EMPTY. */
  async run(userId: string, { ids, until }: ReadChange): Promise<number> {
    if (ids.length === 0 && !until) throw inboxErrors.readEmpty();
    const now = new Date();
    // What is yet to come was not seen.
    const seen = until && until > now ? now : until;
    return this.db.transaction().execute(async (tx) => {
      const channel = await this.channels.lock(tx, userId);
      await this.#mark(tx, channel, { ids, until: seen }, now);
      return channel.unreadCount;
    });
  }

  /** What is unread of a group, if the person has now seen everything it counts. */
  async ofGroup(tx: Db, userId: string, groupKey: string, seenSeq: number): Promise<void> {
    // Most have nothing to mark, and need no lock to know it: who tells of a room holds the same lock of it as who follows its reader.
    if (!(await this.notifications.findUnread(tx, userId, groupKey))) return;
    const channel = await this.channels.lock(tx, userId);
    const unread = await this.notifications.findUnread(tx, userId, groupKey);
    if (unread && unread.lastSeq <= seenSeq) await this.#mark(tx, channel, { ids: [unread.id] }, new Date());
  }

  async #mark(tx: Db, channel: Channel, change: ReadChange, now: Date): Promise<void> {
    const read = await this.notifications.markRead(tx, channel.userId, change, now);
    if (read.length === 0) return;
    channel.unreadCount -= read.length;
    const ids = change.until ? change.ids.filter((id) => read.includes(id)) : read;
    await this.writes.read(tx, channel, { ids, until: change.until });
  }
}
