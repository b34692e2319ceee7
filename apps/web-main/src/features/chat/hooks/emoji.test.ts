import { describe, expect, it } from 'vitest';
import { EMOJI, emojiIn, isOnlyEmoji, QUICK } from './emoji.ts';

describe('emoji', () => {
  it('have a name in both languages, each once', () => {
    for (const { emoji, en, ko } of EMOJI) expect(emoji && en && ko, emoji).toBeTruthy();
    expect(new Set(EMOJI.map(({ emoji }) => emoji)).size).toBe(EMOJI.length);
    expect(EMOJI.slice(0, QUICK.length).map(({ emoji }) => emoji)).toEqual([...QUICK]);
  });

  it('are found whole in what was typed', () => {
    expect(emojiIn('a👩‍👩‍👧b')).toBe('👩‍👩‍👧');
    expect(emojiIn('🇰🇷')).toBe('🇰🇷');
    expect(emojiIn('한글')).toBeUndefined();
  });

  it('alone, up to three, are shown large', () => {
    expect(isOnlyEmoji('❤️🔥✨')).toBe(true);
    expect(isOnlyEmoji('❤️ ok')).toBe(false);
    expect(isOnlyEmoji('😀😀😀😀')).toBe(false);
    expect(isOnlyEmoji('')).toBe(false);
  });
});
