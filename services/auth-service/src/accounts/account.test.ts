import { describe, expect, it } from 'vitest';
import { parseLocale, parseName } from './account.js';

const refusal = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('parseName', () => {
  it('keeps a name in NFC with single spaces', () => {
    expect(parseName('  Zoe\u0308   Park ')).toBe('Zoë Park');
    expect(parseName('김민서'.normalize('NFD'))).toBe('김민서');
  });

  it('counts what a person sees: 60 families of emoji are 60 characters', () => {
    expect(parseName('👨‍👩‍👧‍👦'.repeat(60))).toHaveLength(11 * 60);
    expect(refusal(() => parseName('👨‍👩‍👧‍👦'.repeat(61)))).toMatchObject({
      code: 'AUTH_NAME_TOO_LONG',
      field: 'name',
    });
  });

  it.each(['', '   ', '\u200d', '\u3000'])('refuses %j, which shows nothing, with AUTH_NAME_REQUIRED', (name) => {
    expect(refusal(() => parseName(name))).toMatchObject({
      kind: 'invalid',
      code: 'AUTH_NAME_REQUIRED',
      field: 'name',
    });
  });

  it.each(['a\u0000b', 'a\nb', 'a\tb', 'a\u202eb', 'a\ud800', 'a\u2028b', '\u007f'])(
    'refuses %j with AUTH_NAME_INVALID',
    (name) => {
      expect(refusal(() => parseName(name))).toMatchObject({
        kind: 'invalid',
        code: 'AUTH_NAME_INVALID',
        field: 'name',
      });
    },
  );

  it('refuses a single character under a thousand accents, and a megabyte', () => {
    expect(refusal(() => parseName(`a${'\u0301'.repeat(5000)}`))).toMatchObject({ code: 'AUTH_NAME_TOO_LONG' });
    expect(refusal(() => parseName('a'.repeat(1_000_000)))).toMatchObject({ code: 'AUTH_NAME_TOO_LONG' });
  });
});

describe('parseLocale', () => {
  it('takes en and ko and nothing else', () => {
    expect([parseLocale('en'), parseLocale('ko')]).toEqual(['en', 'ko']);
    for (const input of ['', 'de', 'EN', 'en-US']) {
      expect(refusal(() => parseLocale(input))).toMatchObject({ code: 'AUTH_LOCALE_UNSUPPORTED', field: 'locale' });
    }
  });
});
