import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { groupKeyOf } from '../inbox/notification.js';
import { Tell } from '../telling/tell.use-case.js';

interface WrittenPost {
  postId: string;
  authorId: string;
  mentionedIds: readonly string[];
}

interface NewPost extends WrittenPost {
  visibility: string;
  quotedAuthorId: string;
}

/** Tells whom a post mentions, and whom it quotes; of one post nobody is told twice. */
@Injectable()
export class TellOfPost {
  constructor(private readonly tell: Tell) {}

  async created(tx: Db, post: NewPost, at: Date): Promise<void> {
    const { visibility, mentionedIds, quotedAuthorId } = post;
    if (visibility === 'self') return;
    const quoted = quotedAuthorId ? [quotedAuthorId] : [];
    // In one order for all transactions, so that no two wait for each other.
    for (const userId of [...new Set([...mentionedIds, ...quoted])].sort()) {
      if (userId !== quotedAuthorId) await this.#mentioned(tx, userId, post, at);
      else await this.#quoted(tx, post, at);
    }
  }

  async edited(tx: Db, post: WrittenPost, at: Date): Promise<void> {
    for (const userId of [...new Set(post.mentionedIds)].sort()) await this.#mentioned(tx, userId, post, at);
  }

  async #mentioned(tx: Db, userId: string, { postId, authorId }: WrittenPost, at: Date): Promise<void> {
    await this.tell.run(tx, userId, {
      kind: 'mention',
      groupKey: groupKeyOf('mention', postId),
      subjectKind: 'post',
      subjectId: postId,
      doings: [{ actorId: authorId, items: 1, at }],
      at,
      // A mention that an edit takes out and puts in again is no news.
      once: true,
      concerned: { others: [authorId] },
    });
  }

  /** Followers alone see some posts; whom those mention sees them too. */
  async #quoted(
    tx: Db,
    { postId, authorId, visibility, mentionedIds, quotedAuthorId }: NewPost,
    at: Date,
  ): Promise<void> {
    const hidden = visibility === 'followers' && !mentionedIds.includes(quotedAuthorId);
    await this.tell.run(tx, quotedAuthorId, {
      kind: 'quote',
      groupKey: groupKeyOf('quote', postId),
      subjectKind: 'post',
      subjectId: postId,
      doings: [{ actorId: authorId, items: 1, at }],
      at,
      once: true,
      concerned: { others: [authorId], ...(hidden && { mustFollow: authorId }) },
    });
  }
}
