import { isUuid } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { DeleteMedia } from '../library/delete-media.use-case.js';
import { AttachmentsRepository } from './attachments.repository.js';

/** Follows what posts and profiles say that they show. Runs in the transaction that remembers the event. */
@Injectable()
export class ConfirmAttachments {
  constructor(
    private readonly attachments: AttachmentsRepository,
    private readonly deleteMedia: DeleteMedia,
  ) {}

  async ofPost(tx: Db, postId: string, mediaIds: readonly string[]): Promise<void> {
    await this.attachments.confirm(tx, postId, mediaIds.filter(isUuid));
  }

  /**
   * What the profile shows now is confirmed, what it showed before is deleted. What is bound and not confirmed stays: the event
   * may be older than that binding, and the next one speaks of it.
   */
  async ofProfile(tx: Db, userId: string, mediaIds: readonly string[]): Promise<void> {
    const shown = mediaIds.filter(isUuid);
    await this.attachments.confirm(tx, userId, shown);
    await this.deleteMedia.run(tx, (where) =>
      where.and([
        where('subject_id', '=', userId),
        where('purpose', 'in', ['avatar', 'header']),
        where('confirmed_at', 'is not', null),
        ...(shown.length > 0 ? [where('id', 'not in', shown)] : []),
      ]),
    );
  }

  async postDeleted(tx: Db, postId: string): Promise<void> {
    await this.deleteMedia.run(tx, (where) => where.and([where('subject_id', '=', postId)]));
  }

  async userDeleted(tx: Db, userId: string): Promise<void> {
    await this.deleteMedia.run(tx, (where) => where.and([where('owner_id', '=', userId)]));
  }
}
