import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Db } from '../database.js';

export interface RoomOfPerson {
  userId: string;
  roomId: string;
}

/** Queries on how far people have read in rooms, and when what came since is told. */
@Injectable()
export class RoomMarkersRepository {
  /**
   * Locks the markers of these people, in the order given, and sets when their messages are told, where none wait yet; how far each has read.
   */
  async expect(tx: Db, roomId: string, userIds: readonly string[], dueAt: Date): Promise<Map<string, number>> {
    const rows = await tx
      .insertInto('room_markers')
      .values(userIds.map((userId) => ({ user_id: userId, room_id: roomId, due_at: dueAt, updated_at: new Date() })))
      .onConflict((conflict) =>
        conflict.columns(['user_id', 'room_id']).doUpdateSet({
          due_at: sql`coalesce(room_markers.due_at, excluded.due_at)`,
          updated_at: sql`excluded.updated_at`,
        }),
      )
      .returning(['user_id', 'read_seq'])
      .execute();
    return new Map(rows.map((row) => [row.user_id, row.read_seq]));
  }

  /** Locks a marker and moves it forward; it never goes back. */
  async moveTo(tx: Db, { userId, roomId }: RoomOfPerson, seq: number): Promise<void> {
    await tx
      .insertInto('room_markers')
      .values({ user_id: userId, room_id: roomId, read_seq: seq, due_at: null, updated_at: new Date() })
      .onConflict((conflict) =>
        conflict.columns(['user_id', 'room_id']).doUpdateSet({
          read_seq: sql`greatest(room_markers.read_seq, excluded.read_seq)`,
          updated_at: sql`excluded.updated_at`,
        }),
      )
      .execute();
  }

  /** Locks one whose messages are to be told now, and that no other process works on. */
  async lockDue(tx: Db, now: Date): Promise<RoomOfPerson | undefined> {
    return tx
      .selectFrom('room_markers')
      .select(['user_id as userId', 'room_id as roomId'])
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
  }

  /** Locks a marker, if it is there. */
  async lock(tx: Db, { userId, roomId }: RoomOfPerson): Promise<void> {
    await tx
      .selectFrom('room_markers')
      .select('user_id')
      .where('user_id', '=', userId)
      .where('room_id', '=', roomId)
      .forUpdate()
      .execute();
  }

  /** Nothing waits any more, of those of whom it is so. */
  async settle(tx: Db, { userId, roomId }: RoomOfPerson): Promise<void> {
    await tx
      .updateTable('room_markers')
      .set({ due_at: null })
      .where('user_id', '=', userId)
      .where('room_id', '=', roomId)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('pending_messages')
              .select('seq')
              .whereRef('pending_messages.user_id', '=', 'room_markers.user_id')
              .whereRef('pending_messages.room_id', '=', 'room_markers.room_id'),
          ),
        ),
      )
      .execute();
  }

  async removeOf(db: Db, userId: string): Promise<void> {
    await db.deleteFrom('room_markers').where('user_id', '=', userId).execute();
  }

  /** Forgets how far people had read so long ago that no message from before can come any more. */
  async forget(db: Db, before: Date): Promise<void> {
    await db.deleteFrom('room_markers').where('due_at', 'is', null).where('updated_at', '<', before).execute();
  }
}
