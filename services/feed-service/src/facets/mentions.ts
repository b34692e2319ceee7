import { type MentionInput, readMentions as readRanges } from '@my-girok/nest-common';
import { readId } from '../requests/id.js';
import type { Facet } from './facet.js';
import { facetsErrors } from './facets.errors.js';

/**
 * Mentions as facets of the stored text; inputs are ranges of what was sent. Throws FEED_MENTIONS_TOO_MANY, FEED_MENTION_INVALID,
 * FEED_ID_INVALID.
 */
export function readMentions(raw: string, stored: string, inputs: readonly MentionInput[]): Facet[] {
  return readRanges(raw, stored, inputs, {
    tooMany: facetsErrors.mentionsTooMany,
    invalid: facetsErrors.mentionInvalid,
    readId: (userId) => readId(userId, 'mentions'),
  });
}
