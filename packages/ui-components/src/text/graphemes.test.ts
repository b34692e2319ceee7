import { describe, expect, it } from 'vitest';
import { countGraphemes, firstGrapheme } from './graphemes';

describe('countGraphemes', () => {
  it.each([
    ['', 0],
    ['record', 6],
    ['기록', 2],
    ['각'.normalize('NFD'), 1],
    ['👨‍👩‍👧', 1],
    ['🇰🇷 é', 3],
    ['a\r\nb', 3],
  ])('counts %j as %i', (text, count) => {
    expect(countGraphemes(text)).toBe(count);
  });
});

describe('firstGrapheme', () => {
  it('keeps a family emoji and a decomposed syllable whole', () => {
    expect(firstGrapheme('👨‍👩‍👧 family')).toBe('👨‍👩‍👧');
    expect(firstGrapheme('각오'.normalize('NFD'))).toBe('각'.normalize('NFD'));
    expect(firstGrapheme('')).toBe('');
  });
});
