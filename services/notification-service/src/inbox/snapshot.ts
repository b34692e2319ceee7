import { UnavailableError } from '@my-girok/nest-common';
import type { Kysely } from 'kysely';
import type { Db, NotificationDatabase } from '../database.js';
import type { ChannelsRepository, StoredChannel } from './channels.repository.js';

/** Reads a person's channel and what belongs to it as they were at one moment. */
export async function snapshot<T>(
  db: Kysely<NotificationDatabase>,
  channels: ChannelsRepository,
  userId: string,
  read: (tx: Db, channel: StoredChannel) => Promise<T>,
): Promise<T> {
  if (!(await channels.find(db, userId))) await channels.ensure(db, userId);
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const channel = await channels.find(tx, userId);
      if (!channel) throw new UnavailableError('The channel went between two reads: its person was erased');
      return read(tx, channel);
    });
}
