import { readText } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';
import { readId } from '../requests/id.js';
import type { AttachmentInput } from './attachment.js';
import { attachmentsErrors } from './attachments.errors.js';

/**
 * What somebody wants to attach, each once. Throws CHAT_ATTACHMENTS_TOO_MANY, CHAT_ATTACHMENT_INVALID, CHAT_ALT_TOO_LONG,
 * CHAT_ALT_CHARACTER_INVALID, CHAT_ID_INVALID.
 */
export function readAttachments(inputs: readonly AttachmentInput[]): AttachmentInput[] {
  if (inputs.length > LIMITS.attachmentsMax) throw attachmentsErrors.attachmentsTooMany();
  const attachments = inputs.map(({ mediaId, alt }) => ({
    mediaId: readId(mediaId, 'attachments'),
    alt: readText(alt, {
      max: LIMITS.altMax,
      tooLong: attachmentsErrors.altTooLong,
      characterInvalid: attachmentsErrors.altCharacterInvalid,
    }),
  }));
  if (new Set(attachments.map(({ mediaId }) => mediaId)).size < attachments.length) {
    throw attachmentsErrors.attachmentInvalid();
  }
  return attachments;
}
