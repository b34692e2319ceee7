import type { CallEnded } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { groupKeyOf } from '../inbox/notification.js';
import { Tell } from '../telling/tell.use-case.js';

/** Tells people of calls that rang for them in vain, together for each room while they are unread. */
@Injectable()
export class TellOfMissedCall {
  constructor(private readonly tell: Tell) {}

  async run(tx: Db, { roomId, starterId, missedIds }: CallEnded, at: Date): Promise<void> {
    // In one order for everybody: each one's channel is locked.
    for (const userId of [...new Set(missedIds)].sort()) {
      await this.tell.run(tx, userId, {
        kind: 'call',
        groupKey: groupKeyOf('call', roomId),
        subjectKind: 'room',
        subjectId: roomId,
        detail: 'missed',
        doings: [{ actorId: starterId, items: 1, at }],
        at,
      });
    }
  }
}
