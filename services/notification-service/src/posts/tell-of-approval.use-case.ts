import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { groupKeyOf } from '../inbox/notification.js';
import { TakeBack } from '../inbox/take-back.use-case.js';
import { Tell } from '../telling/tell.use-case.js';

export interface Approval {
  postId: string;
  /** The post's. */
  authorId: string;
  userId: string;
}

/** Tells a post's author of its likes and reposts, together while they are unread. */
@Injectable()
export class TellOfApproval {
  constructor(
    private readonly tell: Tell,
    private readonly takeBack: TakeBack,
  ) {}

  async given(tx: Db, kind: 'like' | 'repost', { postId, authorId, userId }: Approval, at: Date): Promise<void> {
    await this.tell.run(tx, authorId, {
      kind,
      groupKey: groupKeyOf(kind, postId),
      subjectKind: 'post',
      subjectId: postId,
      doings: [{ actorId: userId, items: 1, at }],
      at,
      concerned: { others: [userId] },
    });
  }

  async takenBack(tx: Db, kind: 'like' | 'repost', { postId, authorId, userId }: Approval): Promise<void> {
    await this.takeBack.run(tx, authorId, userId, groupKeyOf(kind, postId));
  }
}
