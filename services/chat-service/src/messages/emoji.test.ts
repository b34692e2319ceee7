import { expect, it } from 'vitest';
import { readEmoji } from './emoji.js';

it.each([
  ['👍', '👍'],
  ['👍🏽', '👍🏽'],
  ['👩‍🚀', '👩‍🚀'],
  ['🇰🇷', '🇰🇷'],
  ['1️⃣', '1️⃣'],
  ['❤️', '❤️'],
  ['❤', '❤️'],
])('takes %s as one emoji', (raw, emoji) => expect(readEmoji(raw)).toBe(emoji));

it.each(['', 'a', '1', '👍👍', '👍 ', ' 👍', ':)', '\u200d', '🏽x', '👩‍🚀'.repeat(40), '한'])(
  'refuses %j with CHAT_EMOJI_INVALID',
  (raw) => expect(() => readEmoji(raw)).toThrow(expect.objectContaining({ code: 'CHAT_EMOJI_INVALID' })),
);
