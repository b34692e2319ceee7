import { Inject, Injectable } from '@nestjs/common';
import { NOTIFICATION_CONFIG, type NotificationConfig } from '../config.js';
import type { Db } from '../database.js';
import { type PendingMessage, PendingMessagesRepository } from './pending-messages.repository.js';
import { RoomMarkersRepository } from './room-markers.repository.js';

/** Lets a message wait a moment for its readers. Who has read it already does not wait: the reader's event may be the faster one. */
@Injectable()
export class ExpectReader {
  constructor(
    @Inject(NOTIFICATION_CONFIG) private readonly config: NotificationConfig,
    private readonly markers: RoomMarkersRepository,
    private readonly pending: PendingMessagesRepository,
  ) {}

  async of(tx: Db, roomId: string, userIds: readonly string[], message: PendingMessage): Promise<void> {
    if (userIds.length === 0) return;
    const dueAt = new Date(Date.now() + this.config.NOTIFICATION_MESSAGE_DELAY_SECONDS * 1000);
    // In one order for all transactions, so that no two wait for each other.
    const readers = await this.markers.expect(tx, roomId, [...new Set(userIds)].sort(), dueAt);
    const unread = [...readers].filter(([, readSeq]) => readSeq < message.seq).map(([userId]) => userId);
    await this.pending.add(tx, roomId, unread, message);
  }

  /** A message that is gone is not waited for. What waits beside it stays due. */
  async notOf(tx: Db, roomId: string, seq: number): Promise<void> {
    await this.pending.removeMessage(tx, roomId, seq);
  }
}
