import { findLinks } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';
import type { Facet } from './facet.js';
import { readTag } from './tag.js';

/** Not within a word, an address or an entity. */
const HASHTAG = /(?<![\p{L}\p{N}\p{M}_&/#＃])[#＃]([\p{L}\p{N}\p{M}_]+)/gu;

/**
 * Links and hashtags in a stored text beside the mentions that are known already, in order and never overlapping. At most
 * LIMITS.tagsMax different hashtags; further ones stay plain text.
 */
export function findFacets(text: string, mentions: readonly Facet[]): Facet[] {
  const facets = [...mentions];
  const isFree = (start: number, end: number) => facets.every((facet) => end <= facet.start || facet.end <= start);
  facets.push(...findLinks(text).filter(({ start, end }) => isFree(start, end)));
  const tags = new Set<string>();
  for (const match of text.matchAll(HASHTAG)) {
    const tag = readTag(match[1] as string);
    const [start, end] = [match.index, match.index + match[0].length];
    if (tag === undefined || !isFree(start, end)) continue;
    if (!tags.has(tag) && tags.size === LIMITS.tagsMax) continue;
    tags.add(tag);
    facets.push({ start, end, tag });
  }
  return facets.sort((a, b) => a.start - b.start);
}

/** The different hashtags among facets. */
export function tagsOf(facets: readonly Facet[]): string[] {
  return [...new Set(facets.flatMap((facet) => facet.tag ?? []))];
}

/** The different people whom facets mention. */
export function mentionedIn(facets: readonly Facet[]): string[] {
  return [...new Set(facets.flatMap((facet) => facet.mention ?? []))];
}
