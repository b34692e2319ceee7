import { describe, expect, it } from 'vitest';
import { diffWords } from './diff-words.ts';

const marked = (before: string, after: string): string =>
  diffWords(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'in' ? `[+${text}]` : `[-${text}]`))
    .join('');

describe('diffWords', () => {
  it('says which words came and which went', () => {
    expect(marked('the heron was back', 'the grey heron was back')).toBe('the [+grey ]heron was back');
    expect(marked('eleven persimmons', 'twelve persimmons')).toBe('[-eleven][+twelve] persimmons');
    expect(marked('오늘 첫서리가 내렸어요', '오늘 아침 첫서리가 내렸어요')).toBe('오늘 [+아침 ]첫서리가 내렸어요');
  });

  it('says nothing of versions that say the same', () => {
    expect(diffWords('same\n\nwords', 'same\n\nwords')).toEqual([{ kind: 'same', text: 'same\n\nwords' }]);
    expect(diffWords('', '')).toEqual([]);
  });

  it('keeps both texts whole', () => {
    const [before, after] = ['a b c d e f g', 'x b  c y e g h'];
    const parts = diffWords(before, after);
    const join = (without: string): string =>
      parts
        .filter(({ kind }) => kind !== without)
        .map(({ text }) => text)
        .join('');
    expect(join('in')).toBe(before);
    expect(join('out')).toBe(after);
  });

  it('takes the longest post in no time to speak of', () => {
    const before = Array.from({ length: 1000 }, (_, n) => `${n % 7}`).join(' ');
    const after = Array.from({ length: 1000 }, (_, n) => `${n % 5}`).join(' ');
    const begin = performance.now();
    expect(diffWords(before, after).length).toBeGreaterThan(1);
    expect(performance.now() - begin).toBeLessThan(2_000);
  });
});
