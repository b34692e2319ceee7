import { LIMITS } from '@my-girok/types';
import { describe, expect, it } from 'vitest';
import { fileNameFrom } from './file-name.js';

const character = (code: number) => String.fromCodePoint(code);

describe('a file’s name', () => {
  it.each([
    ['회의록 2026.pdf', '회의록 2026.pdf'],
    ['회의록.pdf'.normalize('NFD'), '회의록.pdf'],
    ['e\u{200b}\u{301}.txt', 'é.txt'],
    ['setup.exe. . ', 'setup.exe'],
    ['a"b\'c%.tar.gz', 'a"b\'c%.tar.gz'],
    [' a\tb \u{a0} c.txt ', 'a b c.txt'],
    ['.gitignore', '.gitignore'],
  ])('is kept as it is called: %j', (given, name) => {
    expect(fileNameFrom(given)).toBe(name);
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\fakepath\\a.txt', 'a.txt'],
    ['/', 'file'],
    ['a/..', 'file'],
  ])('has no path: %j', (given, name) => {
    expect(fileNameFrom(given)).toBe(name);
  });

  it.each([
    ['a right-to-left override', 0x202e],
    ['a right-to-left isolate', 0x2067],
    ['a right-to-left mark', 0x200f],
    ['an Arabic letter mark', 0x61c],
    ['a null', 0],
    ['an escape', 0x1b],
    ['a C1 control', 0x85],
    ['a soft hyphen', 0xad],
    ['a byte order mark', 0xfeff],
    ['a zero-width space', 0x200b],
    ['a zero-width joiner', 0x200d],
    ['a Hangul filler', 0x3164],
    ['a tag', 0xe0041],
    ['a private character', 0xe000],
    ['a line separator', 0x2028],
  ])('has nothing in it that is not seen: %s', (_what, code) => {
    expect(fileNameFrom(`ann${character(code)}gpj.exe`)).toBe('anngpj.exe');
  });

  it('has no line’s end in it', () => {
    expect(fileNameFrom('a\r\nSet-Cookie: b=c.txt')).toBe('a Set-Cookie: b=c.txt');
  });

  it('keeps what joins emoji and letters of scripts that need it', () => {
    const [family, farsi] = ['👨‍👩‍👧 ❤️.png', 'می‌خواهم.pdf'];
    expect(fileNameFrom(family)).toBe(family);
    expect(fileNameFrom(farsi)).toBe(farsi);
  });

  it('is cut before its ending, between whole characters', () => {
    const long = fileNameFrom(`${'가'.repeat(500)}.hwp`);
    expect(long).toHaveLength(LIMITS.fileNameMax);
    expect(long.endsWith('가.hwp')).toBe(true);
    expect(fileNameFrom(`a${'👩‍🚀'.repeat(100)}`)).toBe(`a${'👩‍🚀'.repeat(39)}`);
    expect(fileNameFrom(`x.${'y'.repeat(5000)}`)).toHaveLength(LIMITS.fileNameMax);
    expect(fileNameFrom(`z${'\u{301}'.repeat(1000)}`)).toBe('file');
  });

  it.each([undefined, null, '', '.', '..', ' . ', '\u{202e}'])('is never empty: %j', (given) => {
    expect(fileNameFrom(given)).toBe('file');
  });

  it('is whole text where half a character was sent', () => {
    expect(fileNameFrom('a\u{d800}b').isWellFormed()).toBe(true);
  });
});
