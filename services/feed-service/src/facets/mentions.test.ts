import { type MentionInput, normalize, uuidv7 } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';
import { describe, expect, it } from 'vitest';
import { readMentions } from './mentions.js';

const userId = uuidv7();

function read(raw: string, ...names: string[]): string[] {
  const stored = normalize(raw).trim();
  const inputs = names.map((name) => ({ start: raw.indexOf(name), end: raw.indexOf(name) + name.length, userId }));
  return readMentions(raw, stored, inputs).map(({ start, end }) => stored.slice(start, end));
}

function codeOf(raw: string, inputs: MentionInput[]): string {
  try {
    readMentions(raw, normalize(raw).trim(), inputs);
    return 'none';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('readMentions', () => {
  it('moves with what composing, line ends and trimming do to the text', () => {
    const decomposed = '@한나'.normalize('NFD');
    expect(read(`  \r\n\r\ncafe\u0301 ${decomposed} and @Bob`, decomposed, '@Bob')).toEqual(['@한나', '@Bob']);
  });

  it('puts them in the order of the text', () => expect(read('@b then @a', '@a', '@b')).toEqual(['@b', '@a']));

  it.each([
    ['what does not begin with @', 'hello', { start: 0, end: 5 }],
    ['a bare @', 'a @ b', { start: 2, end: 3 }],
    ['more than the text', '@a', { start: 0, end: 3 }],
    ['an empty range', '@a', { start: 0, end: 0 }],
    ['a range that runs backwards', '@a b', { start: 2, end: 1 }],
    ['a range before the text', '@a', { start: -1, end: 2 }],
    ['a range with a line end', '@a\nb', { start: 0, end: 4 }],
    ['a range that ends within one character', '@e\u0301', { start: 0, end: 2 }],
    ['what is longer than a name', `@${'a'.repeat(LIMITS.nameMax + 1)}`, { start: 0, end: LIMITS.nameMax + 2 }],
    ['a range in what is trimmed', 'a @b ', { start: 2, end: 5 }],
  ])('refuses %s with FEED_MENTION_INVALID', (_what, raw, range) => {
    expect(codeOf(raw, [{ ...range, userId }])).toBe('FEED_MENTION_INVALID');
  });

  it('refuses ranges that overlap', () => {
    const ranges = [
      { start: 0, end: 4, userId },
      { start: 2, end: 6, userId },
    ];
    expect(codeOf('@ab@cd', ranges)).toBe('FEED_MENTION_INVALID');
  });

  it(`refuses more than ${LIMITS.mentionsMax} and whoever has no id`, () => {
    const raw = '@a'.repeat(LIMITS.mentionsMax + 1);
    const many = Array.from({ length: LIMITS.mentionsMax + 1 }, (_, i) => ({ start: 2 * i, end: 2 * i + 2, userId }));
    expect(codeOf(raw, many)).toBe('FEED_MENTIONS_TOO_MANY');
    expect(codeOf(raw, many.slice(1))).toBe('none');
    expect(codeOf('@a', [{ start: 0, end: 2, userId: 'someone' }])).toBe('FEED_ID_INVALID');
  });
});
