import { Injectable } from '@nestjs/common';
import { ChangeMutes } from './change-mutes.use-case.js';
import { readMutedWord } from './muted-word.js';

/**
 * Takes the mute of a word back, in any case of its letters; nothing happens where there is none. Throws
 * FEED_MUTED_WORD_EMPTY, FEED_MUTED_WORD_TOO_LONG, FEED_MUTED_WORD_CHARACTER_INVALID.
 */
@Injectable()
export class UnmuteWord {
  constructor(private readonly changeMutes: ChangeMutes) {}

  async run(userId: string, raw: string): Promise<void> {
    const { key } = readMutedWord(raw);
    await this.changeMutes.run(userId, (list) => ({
      ...list,
      words: list.words.filter((muted) => muted.key !== key),
    }));
  }
}
