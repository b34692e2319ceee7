import { describe, expect, it } from 'vitest';
import { attemptKey, parseEmail } from './email.js';

const refusal = (input: string) => {
  try {
    parseEmail(input);
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('parseEmail', () => {
  it('keeps the address as typed for display and compares it in lower case without surrounding space', () => {
    expect(parseEmail('  Min.Seo@Example.COM ')).toEqual({
      display: 'Min.Seo@Example.COM',
      key: 'min.seo@example.com',
    });
  });

  it.each([
    '',
    'a',
    '@',
    'a@',
    '@b.c',
    'a b@example.com',
    'a@b@example.com',
    'a@example',
    `${'a'.repeat(255)}@b.co`,
    'a\u0000@example.com',
    'a@exa\nmple.com',
  ])('refuses %j with AUTH_EMAIL_INVALID on the field email', (input) => {
    expect(refusal(input)).toMatchObject({ code: 'AUTH_EMAIL_INVALID', field: 'email', kind: 'invalid' });
  });

  it('refuses a megabyte before looking at it closely', () => {
    expect(refusal('a'.repeat(1_000_000))).toMatchObject({ code: 'AUTH_EMAIL_INVALID' });
  });

  it('takes an address of exactly 254 bytes and refuses one of 255', () => {
    const domain = `${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(60)}.com`;
    const at = (bytes: number) => `${'a'.repeat(bytes - domain.length - 1)}@${domain}`;
    expect(parseEmail(at(254)).display).toHaveLength(254);
    expect(refusal(at(255))).toMatchObject({ code: 'AUTH_EMAIL_INVALID' });
  });
});

describe('attemptKey', () => {
  it('is the same for spellings of one address and holds no readable part of it', () => {
    const key = attemptKey(parseEmail('Jane@Example.com'));
    expect(key).toEqual(attemptKey(parseEmail('jane@example.com ')));
    expect(key.toString('latin1')).not.toContain('jane');
  });
});
