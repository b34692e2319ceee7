import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { groupKeyOf } from '../inbox/notification.js';
import { TakeBack } from '../inbox/take-back.use-case.js';
import { Tell } from '../telling/tell.use-case.js';

interface Follow {
  followerId: string;
  followeeId: string;
}

/** Tells a person of new followers, together while they are unread. */
@Injectable()
export class TellOfFollow {
  constructor(
    private readonly tell: Tell,
    private readonly takeBack: TakeBack,
  ) {}

  async begun(tx: Db, { followerId, followeeId }: Follow, at: Date): Promise<void> {
    await this.tell.run(tx, followeeId, {
      kind: 'follow',
      groupKey: groupKeyOf('follow', followeeId),
      subjectKind: 'person',
      subjectId: followeeId,
      doings: [{ actorId: followerId, items: 1, at }],
      at,
      concerned: { others: [followerId] },
    });
  }

  async ended(tx: Db, { followerId, followeeId }: Follow): Promise<void> {
    await this.takeBack.run(tx, followeeId, followerId, groupKeyOf('follow', followeeId));
  }
}
