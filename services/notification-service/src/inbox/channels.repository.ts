import { uuidv7 } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { ChannelLogTable, Db } from '../database.js';
import type { Channel } from './channel.js';

/** A channel as it is read: also what of its log is gone. */
export interface StoredChannel extends Channel {
  forgottenSeq: number;
}

/** Queries on channels and their logs. */
@Injectable()
export class ChannelsRepository {
  /** Makes the channel if it is not there, and keeps everybody else from it until the transaction ends. */
  async lock(tx: Db, userId: string): Promise<Channel> {
    return tx
      .insertInto('channels')
      .values({ user_id: userId, epoch: uuidv7() })
      .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ user_id: userId }))
      .returning(['user_id as userId', 'epoch', 'seq', 'unread_count as unreadCount'])
      .executeTakeFirstOrThrow();
  }

  /** Makes the channel if it is not there. */
  async ensure(db: Db, userId: string): Promise<void> {
    await db
      .insertInto('channels')
      .values({ user_id: userId, epoch: uuidv7() })
      .onConflict((conflict) => conflict.column('user_id').doNothing())
      .execute();
  }

  async find(db: Db, userId: string): Promise<StoredChannel | undefined> {
    return db
      .selectFrom('channels')
      .select(['user_id as userId', 'epoch', 'seq', 'unread_count as unreadCount', 'forgotten_seq as forgottenSeq'])
      .where('user_id', '=', userId)
      .executeTakeFirst();
  }

  /** Moves the channel to its line's number, and keeps the line, in one statement. */
  async write(tx: Db, { unreadCount }: Channel, line: ChannelLogTable): Promise<void> {
    await tx
      .with('moved', (with_) =>
        with_
          .updateTable('channels')
          .set({ seq: line.seq, unread_count: unreadCount })
          .where('user_id', '=', line.user_id),
      )
      .insertInto('channel_log')
      .values(line)
      .execute();
  }

  logAfter(db: Db, userId: string, seq: number, limit: number): Promise<ChannelLogTable[]> {
    return db
      .selectFrom('channel_log')
      .selectAll()
      .where('user_id', '=', userId)
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(limit)
      .execute();
  }

  /** Forgets some lines of the log from before a moment, and remembers in their channels that they are gone; how many. */
  async forget(db: Db, before: Date, limit: number): Promise<number> {
    const { rows } = await sql<{ gone: string }>`
      with old as (
        select user_id, seq from channel_log where at < ${before} order by at limit ${limit}
      ), gone as (
        delete from channel_log using old
        where channel_log.user_id = old.user_id and channel_log.seq = old.seq
        returning channel_log.user_id, channel_log.seq
      ), moved as (
        update channels set forgotten_seq = greatest(forgotten_seq, last.seq)
        from (select user_id, max(seq) as seq from gone group by user_id) last
        where channels.user_id = last.user_id
      )
      select count(*) as gone from gone
    `.execute(db);
    return Number(rows[0]?.gone ?? 0);
  }

  async remove(tx: Db, userId: string): Promise<void> {
    await tx.deleteFrom('channels').where('user_id', '=', userId).execute();
  }
}
