import { readText } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';

import { mutesErrors } from './mutes.errors.js';
import { foldText } from './mutes.js';

/** Of what is looked for in every text: patterns of 200 words stay in memory. Four UTF-16 units a character, 80 at most. */
const UNITS_MAX = 4 * LIMITS.mutedWordMax;

/**
 * A word to mute, checked: as it was written and as it is looked for. Throws FEED_MUTED_WORD_EMPTY, FEED_MUTED_WORD_TOO_LONG,
 * FEED_MUTED_WORD_CHARACTER_INVALID.
 */
export function readMutedWord(raw: string): { word: string; key: string } {
  const word = readText(raw, {
    max: LIMITS.mutedWordMax,
    empty: mutesErrors.wordEmpty,
    tooLong: mutesErrors.wordTooLong,
    characterInvalid: mutesErrors.wordCharacterInvalid,
  }).replace(/\s+/g, ' ');
  if (word.length > UNITS_MAX) throw mutesErrors.wordTooLong();
  return { word, key: foldText(word) };
}

/** When a mute is to end, checked; undefined: never. Throws FEED_MUTE_END_INVALID. */
export function readEnd(until: Date | undefined, now: Date): Date | undefined {
  if (until === undefined) return undefined;
  // A date that is none compares false with everything.
  if (!(until > now)) throw mutesErrors.endInvalid();
  return until;
}
