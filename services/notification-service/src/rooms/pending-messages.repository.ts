import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import type { RoomOfPerson } from './room-markers.repository.js';

export interface PendingMessage {
  seq: number;
  authorId: string;
  at: Date;
}

/** Queries on messages that their readers may still read by themselves. Whoever writes holds the lock of the marker. */
@Injectable()
export class PendingMessagesRepository {
  async add(tx: Db, roomId: string, userIds: readonly string[], { seq, authorId, at }: PendingMessage): Promise<void> {
    if (userIds.length === 0) return;
    await tx
      .insertInto('pending_messages')
      .values(userIds.map((userId) => ({ user_id: userId, room_id: roomId, seq, author_id: authorId, at })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  /** Takes everything that waits. */
  async take(tx: Db, room: RoomOfPerson): Promise<PendingMessage[]> {
    const rows = await this.#of(tx, room).returning(['seq', 'author_id as authorId', 'at']).execute();
    return rows.sort((a, b) => a.seq - b.seq);
  }

  async removeUpTo(tx: Db, room: RoomOfPerson, seq: number): Promise<void> {
    await this.#of(tx, room).where('seq', '<=', seq).execute();
  }

  /** A message that is gone; for whom it waited. */
  async removeMessage(tx: Db, roomId: string, seq: number): Promise<void> {
    await tx.deleteFrom('pending_messages').where('room_id', '=', roomId).where('seq', '=', seq).execute();
  }

  /** What two people have written and wait for each other to read. */
  async removeBetween(tx: Db, one: string, other: string): Promise<void> {
    await tx
      .deleteFrom('pending_messages')
      .where(({ or, and, eb }) =>
        or([
          and([eb('user_id', '=', one), eb('author_id', '=', other)]),
          and([eb('user_id', '=', other), eb('author_id', '=', one)]),
        ]),
      )
      .execute();
  }

  /** For and by a person. */
  async removeOf(db: Db, userId: string): Promise<void> {
    await db
      .deleteFrom('pending_messages')
      .where(({ or, eb }) => or([eb('user_id', '=', userId), eb('author_id', '=', userId)]))
      .execute();
  }

  #of(tx: Db, { userId, roomId }: RoomOfPerson) {
    return tx.deleteFrom('pending_messages').where('user_id', '=', userId).where('room_id', '=', roomId);
  }
}
