import type { CallStarted } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { groupKeyOf } from '../inbox/notification.js';
import { ReadPreferences } from '../preferences/read-preferences.query.js';
import { QueuePush } from '../push/queue-push.use-case.js';

/** As long as chat-service lets a call ring. */
const RINGS_MS = 45_000;

/** Rings people's browsers that have no page open: pushed alone, and never late. The inbox learns of a call when it was missed. */
@Injectable()
export class Ring {
  constructor(
    private readonly preferences: ReadPreferences,
    private readonly queuePush: QueuePush,
  ) {}

  async run(tx: Db, { roomId, starterId, ringIds }: CallStarted, at: Date): Promise<void> {
    for (const userId of [...new Set(ringIds)].filter((id) => id !== starterId).sort()) {
      if (!(await this.preferences.of(tx, userId, 'call')).push) continue;
      await this.queuePush.run(tx, userId, {
        kind: 'call',
        groupKey: groupKeyOf('call', roomId),
        subjectKind: 'room',
        subjectId: roomId,
        detail: 'ringing',
        doings: [{ actorId: starterId, items: 1, at }],
        at,
        pushedForMs: RINGS_MS,
      });
    }
  }
}
