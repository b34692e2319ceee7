import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { Db, NotificationDatabase } from '../database.js';
import { type Doing, groupKeyOf } from '../inbox/notification.js';
import { Tell } from '../telling/tell.use-case.js';
import { type PendingMessage, PendingMessagesRepository } from './pending-messages.repository.js';
import { RoomMarkersRepository, type RoomOfPerson } from './room-markers.repository.js';

/** Tells of messages that nobody came to read. Whoever let the first one wait is away: the later ones are told with it. */
@Injectable()
export class TellOfMessages {
  constructor(
    @Database() private readonly db: Kysely<NotificationDatabase>,
    private readonly markers: RoomMarkersRepository,
    private readonly pending: PendingMessagesRepository,
    private readonly tell: Tell,
  ) {}

  /** One room of one person; false when none is due. Safe to run in several processes. */
  async next(): Promise<boolean> {
    return this.db.transaction().execute(async (tx) => {
      const room = await this.markers.lockDue(tx, new Date());
      if (!room) return false;
      const messages = await this.pending.take(tx, room);
      await this.markers.settle(tx, room);
      if (messages.length > 0) await this.#tell(tx, room, messages);
      return true;
    });
  }

  async #tell(tx: Db, { userId, roomId }: RoomOfPerson, messages: readonly PendingMessage[]): Promise<void> {
    const last = messages.at(-1) as PendingMessage;
    await this.tell.run(tx, userId, {
      kind: 'message',
      groupKey: groupKeyOf('message', roomId),
      subjectKind: 'room',
      subjectId: roomId,
      doings: doingsOf(messages),
      lastSeq: last.seq,
      at: last.at,
    });
  }
}

function doingsOf(messages: readonly PendingMessage[]): Doing[] {
  const byAuthor = Map.groupBy(messages, ({ authorId }) => authorId);
  return [...byAuthor].map(([actorId, theirs]) => ({
    actorId,
    items: theirs.length,
    at: (theirs.at(-1) as PendingMessage).at,
  }));
}
