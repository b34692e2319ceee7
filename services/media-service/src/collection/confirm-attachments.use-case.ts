import { isUuid } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { DeleteMedia } from '../library/delete-media.use-case.js';
import { purposesOf } from '../library/media.policy.js';
import { AttachmentsRepository } from './attachments.repository.js';

const OF_POSTS = purposesOf('feed-service');
const OF_PROFILES = purposesOf('personal-service');
const OF_MESSAGES = purposesOf('chat-service');

/** Follows what posts, messages and profiles say that they show. Runs in the transaction that remembers the event. */
@Injectable()
export class ConfirmAttachments {
  constructor(
    private readonly attachments: AttachmentsRepository,
    private readonly deleteMedia: DeleteMedia,
  ) {}

  /** The post's own word on who may see it holds: of two attempts to write it, another may have bound its pictures last. */
  async ofPost(tx: Db, postId: string, mediaIds: readonly string[], visibility: string): Promise<void> {
    const isPublic = visibility === '' ? undefined : visibility === 'public';
    await this.attachments.confirm(tx, { subjectId: postId, purposes: OF_POSTS }, mediaIds.filter(isUuid), isPublic);
  }

  /**
   * What the profile showed at a moment is confirmed, what it showed before is deleted. What is not confirmed stays, and so does
   * what was bound, perhaps again, after that moment: a later event speaks of it, also where it came earlier.
   */
  async ofProfile(tx: Db, userId: string, mediaIds: readonly string[], at: Date): Promise<void> {
    const shown = mediaIds.filter(isUuid);
    await this.attachments.confirm(tx, { subjectId: userId, purposes: OF_PROFILES }, shown);
    await this.deleteMedia.run(tx, (where) =>
      where.and([
        where('subject_id', '=', userId),
        where('purpose', 'in', OF_PROFILES),
        where('confirmed_at', 'is not', null),
        where('attached_at', '<=', at),
        ...(shown.length > 0 ? [where('id', 'not in', shown)] : []),
      ]),
    );
  }

  async postDeleted(tx: Db, postId: string): Promise<void> {
    await this.deleteMedia.run(tx, (where) =>
      where.and([where('subject_id', '=', postId), where('purpose', 'in', OF_POSTS)]),
    );
  }

  async ofMessage(tx: Db, messageId: string, mediaIds: readonly string[]): Promise<void> {
    await this.attachments.confirm(tx, { subjectId: messageId, purposes: OF_MESSAGES }, mediaIds.filter(isUuid));
  }

  /** All that is bound to it, told of or not: the message is gone for everybody. */
  async messageDetached(tx: Db, messageId: string): Promise<void> {
    await this.deleteMedia.run(tx, (where) =>
      where.and([where('subject_id', '=', messageId), where('purpose', 'in', OF_MESSAGES)]),
    );
  }

  async userDeleted(tx: Db, userId: string): Promise<void> {
    await this.deleteMedia.run(tx, (where) => where.and([where('owner_id', '=', userId)]));
  }
}
