import { type Media, MediaPurpose } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import type { Attachment, AttachmentInput } from './attachment.js';
import { attachmentsErrors } from './attachments.errors.js';
import { MediaClient } from './media.client.js';

export interface AttachMediaInput {
  ownerId: string;
  messageId: string;
  /** At most LIMITS.attachmentsMax, each once. */
  attachments: readonly AttachmentInput[];
  /** Where nothing but pictures may be sent: a file's name may tell who sent it. */
  picturesOnly: boolean;
}

/** What a message attaches. */
const PURPOSES = [MediaPurpose.MEDIA_PURPOSE_MESSAGE, MediaPurpose.MEDIA_PURPOSE_FILE] as const;

/**
 * Binds pictures and files to a message before it is written; what no written message confirms, media-service collects. Throws
 * CHAT_ATTACHMENT_INVALID for what is not the sender's, was uploaded for something else
 * or is a file where only pictures go, media-service's refusals (MEDIA_…),
 * UnavailableError.
 */
@Injectable()
export class AttachMedia {
  constructor(private readonly media: MediaClient) {}

  async run({ ownerId, messageId, attachments, picturesOnly }: AttachMediaInput): Promise<Attachment[]> {
    if (attachments.length === 0) return [];
    const media = await this.media.find(attachments.map(({ mediaId }) => mediaId));
    const chosen = attachments.map((input) => ({ input, medium: attachable(media.get(input.mediaId), ownerId) }));
    if (picturesOnly && chosen.some(({ medium }) => medium.purpose === MediaPurpose.MEDIA_PURPOSE_FILE)) {
      throw attachmentsErrors.attachmentInvalid();
    }
    for (const purpose of PURPOSES) {
      const ids = chosen.filter(({ medium }) => medium.purpose === purpose).map(({ medium }) => medium.id);
      if (ids.length > 0) await this.media.attach(ownerId, messageId, purpose, ids);
    }
    return chosen.map(({ input, medium }) => toAttachment(input, medium));
  }
}

function attachable(medium: Media | undefined, ownerId: string): Media {
  const isFit = medium?.ownerId === ownerId && PURPOSES.some((purpose) => purpose === medium.purpose);
  if (!medium || !isFit) throw attachmentsErrors.attachmentInvalid();
  return medium;
}

function toAttachment({ mediaId, alt }: AttachmentInput, medium: Media): Attachment {
  const { width, height, animated, thumbhash, color, name, bytes, contentType } = medium;
  return medium.purpose === MediaPurpose.MEDIA_PURPOSE_FILE
    ? { kind: 'file', mediaId, name, bytes, contentType }
    : { kind: 'picture', mediaId, alt, width, height, animated, thumbhash, color };
}
