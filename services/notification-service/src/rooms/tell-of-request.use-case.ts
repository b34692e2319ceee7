import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { groupKeyOf } from '../inbox/notification.js';
import { Tell } from '../telling/tell.use-case.js';

/** Tells those who were asked into a room and have not answered: at once, and once for each room. */
@Injectable()
export class TellOfRequest {
  constructor(private readonly tell: Tell) {}

  async run(
    tx: Db,
    { roomId, authorId, askedIds }: { roomId: string; authorId: string; askedIds: readonly string[] },
    at: Date,
  ): Promise<void> {
    // In one order for all transactions, so that no two wait for each other.
    for (const userId of [...new Set(askedIds)].sort()) {
      await this.tell.run(tx, userId, {
        kind: 'message_request',
        groupKey: groupKeyOf('message_request', roomId),
        subjectKind: 'room',
        subjectId: roomId,
        doings: [{ actorId: authorId, items: 1, at }],
        at,
        once: true,
      });
    }
  }
}
