import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';

/** Queries on what goes because it is old, or because what it tells of is gone. */
@Injectable()
export class KeptRepository {
  /** A person's oldest, beyond so many. */
  async beyond(tx: Db, userId: string, keep: number): Promise<string[]> {
    const rows = await tx
      .selectFrom('notifications')
      .select('id')
      .where('user_id', '=', userId)
      .orderBy('updated_at', 'desc')
      .orderBy('id', 'desc')
      .offset(keep)
      .limit(keep)
      .execute();
    return rows.map((row) => row.id);
  }

  /** Some people who have anything older than a moment, or read and older than another. */
  async peopleWithOld(db: Db, before: Date, readBefore: Date, limit: number): Promise<string[]> {
    const rows = await this.#old(db, before, readBefore).select('user_id').limit(limit).execute();
    return [...new Set(rows.map((row) => row.user_id))].sort();
  }

  async oldOf(tx: Db, userId: string, before: Date, readBefore: Date): Promise<string[]> {
    const rows = await this.#old(tx, before, readBefore).select('id').where('user_id', '=', userId).execute();
    return rows.map((row) => row.id);
  }

  /** Everybody who was told of a post or of something on it, in the order in which they are locked. */
  async peopleToldOfPost(tx: Db, postId: string): Promise<string[]> {
    const rows = await this.#ofPost(tx, postId).select('user_id').distinct().orderBy('user_id').execute();
    return rows.map((row) => row.user_id);
  }

  async ofPost(tx: Db, userId: string, postId: string): Promise<string[]> {
    const rows = await this.#ofPost(tx, postId).select('id').where('user_id', '=', userId).execute();
    return rows.map((row) => row.id);
  }

  /** Everybody who was told of a comment, in the order in which they are locked. */
  async peopleToldOfComment(tx: Db, commentId: string): Promise<string[]> {
    const rows = await this.#ofComment(tx, commentId).select('user_id').distinct().orderBy('user_id').execute();
    return rows.map((row) => row.user_id);
  }

  async ofComment(tx: Db, userId: string, commentId: string): Promise<string[]> {
    const rows = await this.#ofComment(tx, commentId).select('id').where('user_id', '=', userId).execute();
    return rows.map((row) => row.id);
  }

  async ofRoom(tx: Db, userId: string, roomId: string): Promise<string[]> {
    const rows = await tx
      .selectFrom('notifications')
      .select('id')
      .where('user_id', '=', userId)
      .where('subject_kind', '=', 'room')
      .where('subject_id', '=', roomId)
      .execute();
    return rows.map((row) => row.id);
  }

  #old(db: Db, before: Date, readBefore: Date) {
    return db
      .selectFrom('notifications')
      .where('updated_at', '<', readBefore)
      .where(({ or, eb }) => or([eb('updated_at', '<', before), eb('read_at', 'is not', null)]));
  }

  #ofPost(tx: Db, postId: string) {
    return tx
      .selectFrom('notifications')
      .where(({ or, and, eb }) =>
        or([and([eb('subject_kind', '=', 'post'), eb('subject_id', '=', postId)]), eb('post_id', '=', postId)]),
      );
  }

  #ofComment(tx: Db, commentId: string) {
    return tx.selectFrom('notifications').where('subject_kind', '=', 'comment').where('subject_id', '=', commentId);
  }
}
