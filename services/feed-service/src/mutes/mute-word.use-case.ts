import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import { ChangeMutes } from './change-mutes.use-case.js';
import { readEnd, readMutedWord } from './muted-word.js';
import { mutesErrors } from './mutes.errors.js';

/**
 * Mutes a word until a moment, or for good where there is none; asked again, in any case of its letters, the new end counts.
 * Throws FEED_MUTED_WORD_EMPTY, FEED_MUTED_WORD_TOO_LONG, FEED_MUTED_WORD_CHARACTER_INVALID, FEED_MUTE_END_INVALID,
 * FEED_MUTED_WORDS_LIMIT.
 */
@Injectable()
export class MuteWord {
  constructor(private readonly changeMutes: ChangeMutes) {}

  async run(userId: string, raw: string, until: Date | undefined): Promise<void> {
    const word = readMutedWord(raw);
    const end = readEnd(until, new Date());
    await this.changeMutes.run(userId, (list) => {
      const others = list.words.filter((muted) => muted.key !== word.key);
      if (others.length >= LIMITS.mutedWordsMax) throw mutesErrors.wordsLimit();
      return { ...list, words: [{ ...word, ...(end && { until: end }) }, ...others] };
    });
  }
}
