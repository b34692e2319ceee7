import { LIMITS } from '@my-girok/types';
import { LinkifyIt } from 'linkify-it';
import type { Facet } from './facet.js';
import { readTag } from './tag.js';

/** Nobody follows a longer address, and a list of posts carries each twice. */
const LINK_MAX = 2000;

/** Addresses that say what they are: a name with a dot is as often a sentence's end. */
const linkify = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false, maxLength: LINK_MAX })
  .add('ftp:', null)
  .add('mailto:', null)
  .add('//', null);

/** What follows a part of an address that was no host. */
const NAME_BEFORE_HOST = /^(:[^\s/@]*)?@/;

/** Not within a word, an address or an entity. */
const HASHTAG = /(?<![\p{L}\p{N}\p{M}_&/#＃])[#＃]([\p{L}\p{N}\p{M}_]+)/gu;

/**
 * Links and hashtags in a stored text beside the mentions that are known already, in order and never overlapping. At most
 * LIMITS.tagsMax different hashtags; further ones stay plain text.
 */
export function findFacets(text: string, mentions: readonly Facet[]): Facet[] {
  const facets = [...mentions];
  const isFree = (start: number, end: number) => facets.every((facet) => end <= facet.start || facet.end <= start);
  for (const { index: start, lastIndex: end, url } of linkify.match(text) ?? []) {
    if (isFree(start, end) && isPlainAddress(url, text.slice(end, end + LINK_MAX)))
      facets.push({ start, end, link: url });
  }
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

/** http or https, and whole: not the name before the host, which is how one host is made to look like another. */
function isPlainAddress(address: string, rest: string): boolean {
  if (NAME_BEFORE_HOST.test(rest) || !URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}
