import { findLinks, type MentionInput, readMentions } from '@my-girok/nest-common';
import { readId } from '../requests/id.js';
import type { Facet } from './facet.js';
import { facetsErrors } from './facets.errors.js';

/**
 * What in a text means something: the mentions given as ranges of what was sent, and the addresses beside them, in order and never
 * overlapping. Throws CHAT_MENTIONS_TOO_MANY, CHAT_MENTION_INVALID, CHAT_ID_INVALID.
 */
export function findFacets(raw: string, stored: string, mentions: readonly MentionInput[]): Facet[] {
  const facets: Facet[] = readMentions(raw, stored, mentions, {
    tooMany: facetsErrors.mentionsTooMany,
    invalid: facetsErrors.mentionInvalid,
    readId: (userId) => readId(userId, 'mentions'),
  });
  const isFree = (start: number, end: number) => facets.every((facet) => end <= facet.start || facet.end <= start);
  facets.push(...findLinks(stored).filter(({ start, end }) => isFree(start, end)));
  return facets.sort((a, b) => a.start - b.start);
}

/** The different people whom facets mention. */
export function mentionedIn(facets: readonly Facet[]): string[] {
  return [...new Set(facets.flatMap((facet) => facet.mention ?? []))];
}
