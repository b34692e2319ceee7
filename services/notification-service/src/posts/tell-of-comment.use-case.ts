import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { groupKeyOf } from '../inbox/notification.js';
import { Tell } from '../telling/tell.use-case.js';

export interface WrittenComment {
  commentId: string;
  postId: string;
  authorId: string;
  postAuthorId: string;
  mentionedIds: readonly string[];
}

/** Tells a post's author of a comment, and whom it mentions. The author of the post is told once, of the comment. */
@Injectable()
export class TellOfComment {
  constructor(private readonly tell: Tell) {}

  async run(tx: Db, comment: WrittenComment, at: Date): Promise<void> {
    const { commentId, postId, authorId, postAuthorId, mentionedIds } = comment;
    // In one order for all transactions, so that no two wait for each other.
    for (const userId of [...new Set([postAuthorId, ...mentionedIds])].sort()) {
      const kind = userId === postAuthorId ? 'comment' : 'mention';
      await this.tell.run(tx, userId, {
        kind,
        groupKey: groupKeyOf(kind, commentId),
        subjectKind: 'comment',
        subjectId: commentId,
        postId,
        doings: [{ actorId: authorId, items: 1, at }],
        at,
        once: true,
        concerned: { others: [authorId, postAuthorId] },
      });
    }
  }
}
