import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { groupKeyOf } from '../inbox/notification.js';
import { Tell } from '../telling/tell.use-case.js';

/** Tells a person what happened to a session of theirs that may not have been them: each on its own, once. */
@Injectable()
export class TellOfSession {
  constructor(private readonly tell: Tell) {}

  async run(
    tx: Db,
    { userId, sessionId }: { userId: string; sessionId: string },
    detail: 'new_device' | 'token_reused',
    at: Date,
  ): Promise<void> {
    await this.tell.run(tx, userId, {
      kind: 'security',
      groupKey: groupKeyOf('security', `${detail}:${sessionId}`),
      subjectKind: 'session',
      subjectId: sessionId,
      detail,
      doings: [],
      at,
      once: true,
    });
  }
}
