import { describe, expect, it } from 'vitest';
import { complete, type Mention, matching, moveMentions, queryAt, trimmed, validMentions } from './mention-ranges.ts';

const minji = { id: 'u1', name: 'Minji Kim' };
const text = 'With @Minji Kim today';
const mention: Mention = { start: 5, end: 15, userId: 'u1', name: 'Minji Kim' };

/** Types into the text at a place, as a person would. */
const typed = (before: string, at: number, words: string, drop = 0) => {
  const after = before.slice(0, at) + words + before.slice(at + drop);
  return moveMentions([mention], before, after, at + words.length);
};

describe('moveMentions', () => {
  it('moves them with what is written before, and leaves them where something is written after', () => {
    expect(typed(text, 0, 'Out ')).toEqual([{ ...mention, start: 9, end: 19 }]);
    expect(typed(text, 21, ', early')).toEqual([mention]);
  });
  it('forgets one whose name was touched', () => {
    expect(typed(text, 8, 'x')).toEqual([]);
    expect(typed(text, 14, '', 1)).toEqual([]);
  });
  it('keeps one beside which the same letters are written', () => {
    const before = '@a';
    const one = { start: 0, end: 2, userId: 'u', name: 'a' };
    expect(moveMentions([one], before, '@aa', 3)).toEqual([one]);
    expect(moveMentions([one], before, '@@a', 1)).toEqual([{ ...one, start: 1, end: 3 }]);
  });
  it('follows an input method that puts syllables together', () => {
    const before = '@하늘 ㅇ';
    const one = { start: 0, end: 3, userId: 'u', name: '하늘' };
    expect(moveMentions([one], before, '@하늘 안', 5)).toEqual([one]);
  });
  it('survives a text replaced as a whole', () => {
    expect(moveMentions([mention], text, 'Something else', 14)).toEqual([]);
  });
});

describe('validMentions', () => {
  it('drops what does not say the name, what overlaps, and what is too many', () => {
    expect(validMentions('With @Mia today', [mention])).toEqual([]);
    expect(validMentions(text, [mention, mention])).toEqual([mention]);
    const many = Array.from({ length: 30 }, (_, at) => ({ start: at * 3, end: at * 3 + 2, userId: 'u', name: 'a' }));
    expect(validMentions('@a '.repeat(30), many)).toHaveLength(20);
  });
});

describe('trimmed', () => {
  it('counts from the first letter that is sent', () => {
    expect(trimmed(`\n ${text} `, [{ ...mention, start: 7, end: 17 }])).toEqual({ text, mentions: [mention] });
  });
});

describe('queryAt', () => {
  it('finds what is being written after an @ at a word’s beginning', () => {
    expect(queryAt('With @Min', 9, [])).toEqual({ start: 5, words: 'Min' });
    expect(queryAt('With @', 6, [])).toEqual({ start: 5, words: '' });
    expect(queryAt('(@하', 3, [])).toEqual({ start: 1, words: '하' });
    expect(queryAt('With @Minji K', 13, [])).toEqual({ start: 5, words: 'Minji K' });
  });
  it('finds nothing in addresses, after a line’s end, or in a mention that is made', () => {
    expect(queryAt('ada@example', 11, [])).toBeUndefined();
    expect(queryAt('@Min\nx', 6, [])).toBeUndefined();
    expect(queryAt('@ Min', 5, [])).toBeUndefined();
    expect(queryAt(text, 15, [mention])).toBeUndefined();
  });
});

describe('matching', () => {
  const people = [minji, { id: 'u2', name: '김하늘' }, { id: 'u3', name: 'Ada' }];
  it('goes by the beginning of any word, in any case and form', () => {
    expect(matching(people, 'kim')).toEqual([minji]);
    expect(matching(people, '김하'.normalize('NFD'))).toEqual([people[1]]);
    expect(matching(people, '')).toEqual(people);
    expect(matching(people, 'zo')).toEqual([]);
  });
  it('waits for a syllable that is only begun', () => {
    expect(matching(people, '김ㅎ')).toEqual([people[1]]);
  });
});

describe('complete', () => {
  it('writes the name and a space, and remembers where it stands', () => {
    expect(complete('With @Min', [], { start: 5, words: 'Min' }, minji)).toEqual({
      text: 'With @Minji Kim ',
      mentions: [mention],
      caret: 16,
    });
  });
  it('moves what stands behind it', () => {
    const before = 'Hi @M and @a';
    const other = { start: 10, end: 12, userId: 'u', name: 'a' };
    const { text: after, mentions } = complete(before, [other], { start: 3, words: 'M' }, minji);
    expect(after).toBe('Hi @Minji Kim and @a');
    expect(mentions).toEqual([
      { start: 3, end: 13, userId: 'u1', name: 'Minji Kim' },
      { start: 18, end: 20, userId: 'u', name: 'a' },
    ]);
  });
});
