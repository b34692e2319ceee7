import { LIMITS } from '@my-girok/types';

/** What a hashtag is made of, in any script; at least one of it is no digit. */
const TAG = /^(?=.*[^\p{Nd}_])[\p{L}\p{N}\p{M}_]+$/u;

/** A hashtag without its # in the one form it is found by: NFC and without case, so that #Café and #CAFÉ are one. */
export function foldTag(text: string): string {
  // Upper case first: that is how ß meets SS and a final sigma its others.
  return text.normalize('NFC').toUpperCase().toLowerCase().replace(/ς/g, 'σ').normalize('NFC');
}

/** The tag as it is found by, with or without its #; undefined for what is none. */
export function readTag(raw: string): string | undefined {
  if (raw.length > 4 * LIMITS.tagMax) return undefined;
  const text = raw
    .trim()
    .replace(/^[#＃]/, '')
    .normalize('NFC');
  return TAG.test(text) && text.length <= LIMITS.tagMax ? foldTag(text) : undefined;
}
