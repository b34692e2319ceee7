import { DomainError } from '@my-girok/nest-common';
import { describe, expect, it } from 'vitest';
import { readText, type TextRule } from './text.js';

const error = (code: string) => () => new DomainError('invalid', code, code);
const rule: TextRule = { max: 10, empty: error('EMPTY'), tooLong: error('LONG'), characterInvalid: error('CHARACTER') };

function codeOf(raw: string): string {
  try {
    return `text ${readText(raw, rule)}`;
  } catch (thrown) {
    return (thrown as DomainError).code;
  }
}

describe('readText', () => {
  it('composes, unifies line ends and trims', () => {
    expect(readText(' \u1112\u1161\u11ab\r\nb\rc\t ', rule)).toBe('한\nb\nc');
  });

  it('counts what a person counts', () => {
    expect(codeOf('👩‍🚀'.repeat(10))).toBe(`text ${'👩‍🚀'.repeat(10)}`);
    expect(codeOf('👩‍🚀'.repeat(11))).toBe('LONG');
    expect(codeOf('x'.repeat(11))).toBe('LONG');
  });

  it.each(['', '   ', '\n\t', '\u200b\u200d', '\u3164', '\ufeff', '\u00ad'])('finds nothing visible in %j', (raw) => {
    expect(codeOf(raw)).toBe('EMPTY');
  });

  it.each(['a\u0000', 'a\u001b[2J', 'a\u0007b', 'a\u0085b', 'a\u007fb'])(
    'refuses the control character in %j',
    (raw) => {
      expect(codeOf(raw)).toBe('CHARACTER');
    },
  );

  it('keeps newline and tab', () => {
    expect(codeOf('a\n\tb')).toBe('text a\n\tb');
  });

  it('refuses letters with more marks than any script has, before it composes them, which would take seconds', () => {
    const long: TextRule = { ...rule, max: 2000 };
    const startedAt = performance.now();
    expect(() => readText(`a${'\u0301\u0323'.repeat(15_500)}`, long)).toThrow('CHARACTER');
    expect(performance.now() - startedAt).toBeLessThan(200);
    expect(codeOf(`a${'\u0323'.repeat(30)}`)).toBe(`text \u1ea1${'\u0323'.repeat(29)}`);
  });

  it('refuses by bytes before it looks at the text', () => {
    expect(codeOf(`a${'\u0301'.repeat(400)}`)).toBe('LONG');
    expect(codeOf('\u0301'.repeat(5_000_000))).toBe('LONG');
  });
});
