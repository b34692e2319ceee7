import { Database, isUuid } from '@my-girok/nest-common';
import type { MediaPurpose } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { MediaDatabase } from '../database.js';
import { MEDIA_IDS_MAX, mediaErrors } from './media.errors.js';
import { mayBePublic } from './media.policy.js';
import { MediaRepository } from './media.repository.js';
import type { Medium } from './medium.js';

export interface Attachment {
  ownerId: string;
  mediaIds: readonly string[];
  purpose: MediaPurpose;
  subjectId: string;
  public: boolean;
}

/**
 * Binds media to what will show them, all or none, before it is written; its event confirms it. Repeating it keeps them from an
 * older event and from collection, for they are about to be shown anew, and makes none of them public that was not. What messages show
 * is never public, whatever was said.
 * Throws MEDIA_TOO_MANY_IDS, MEDIA_SUBJECT_INVALID, MEDIA_NOT_FOUND, MEDIA_NOT_READY, MEDIA_PURPOSE_MISMATCH, MEDIA_IN_USE.
 */
@Injectable()
export class AttachMedia {
  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    private readonly media: MediaRepository,
  ) {}

  /** In the order of the ids. */
  async run(attachment: Attachment): Promise<Medium[]> {
    const { ownerId, mediaIds, subjectId } = attachment;
    const isPublic = attachment.public && mayBePublic(attachment.purpose);
    if (mediaIds.length > MEDIA_IDS_MAX) throw mediaErrors.tooManyIds();
    if (!isUuid(subjectId) || !isUuid(ownerId)) throw mediaErrors.subjectInvalid();
    if (!mediaIds.every(isUuid)) throw mediaErrors.notFound();
    const ids = [...new Set(mediaIds.map((id) => id.toLowerCase()))];
    if (ids.length === 0) return [];
    return this.db.transaction().execute(async (tx) => {
      const found = new Map((await this.media.lockByIds(tx, ids)).map((medium) => [medium.id, medium]));
      const media = ids.map((id) => allowed(found.get(id), attachment));
      await this.media.attach(tx, ids, subjectId, isPublic, new Date());
      return media;
    });
  }
}

function allowed(medium: Medium | undefined, { ownerId, purpose, subjectId }: Attachment): Medium {
  if (!medium || medium.ownerId !== ownerId.toLowerCase()) throw mediaErrors.notFound();
  if (medium.purpose !== purpose) throw mediaErrors.purposeMismatch();
  if (medium.state !== 'ready') throw mediaErrors.notReady();
  if (medium.subjectId !== null && medium.subjectId !== subjectId.toLowerCase()) throw mediaErrors.inUse();
  return medium;
}
