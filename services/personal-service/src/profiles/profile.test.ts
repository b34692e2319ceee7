import { describe, expect, it } from 'vitest';
import { parseBio, parseLinks, parseLocale, parseMediaId } from './profile.js';

const refusal = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
};
const link = (url: string, label = 'home') => [{ label, url }];

describe('parseBio', () => {
  it('keeps line breaks and composes what was typed decomposed', () => {
    expect(parseBio(' one\r\ntwo\rzoe\u0308 ')).toBe('one\ntwo\nzoë');
    expect(parseBio('')).toBe('');
  });

  it('takes 500 characters as a person counts them and refuses 501', () => {
    expect(parseBio('👩‍💻'.repeat(500))).toHaveLength(5 * 500);
    expect(refusal(() => parseBio('👩‍💻'.repeat(501)))).toMatchObject({ code: 'PERSONAL_BIO_TOO_LONG', field: 'bio' });
    expect(refusal(() => parseBio('a'.repeat(1_000_000)))).toMatchObject({ code: 'PERSONAL_BIO_TOO_LONG' });
  });

  it.each([`a${'\u0301'.repeat(33)}`, 'a\u0000b', 'a\u202eb', 'a\ud800b', 'a\u0085b'])(
    'refuses %j with PERSONAL_BIO_INVALID',
    (bio) => {
      expect(refusal(() => parseBio(bio))).toMatchObject({
        kind: 'invalid',
        code: 'PERSONAL_BIO_INVALID',
        field: 'bio',
      });
    },
  );
});

describe('parseLinks', () => {
  it('takes five web addresses and refuses a sixth', () => {
    const five = Array.from({ length: 5 }, (_, index) => ({ label: `${index}`, url: `https://example.com/${index}` }));
    expect(parseLinks(five)).toEqual(five);
    expect(refusal(() => parseLinks([...five, ...five]))).toMatchObject({
      code: 'PERSONAL_TOO_MANY_LINKS',
      field: 'links',
    });
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.com',
    '//example.com',
    'example.com',
    '',
    'https://a:b@example.com',
    'https://',
    `https://example.com/${'a'.repeat(500)}`,
  ])('refuses the address %.40j, and says which link it is', (url) => {
    const links = [...link('https://example.com/'), ...link(url)];
    expect(refusal(() => parseLinks(links))).toMatchObject({ code: 'PERSONAL_LINK_URL_INVALID', field: 'links.1.url' });
  });

  it.each(['', ' ', 'a'.repeat(41), 'a\nb', '\u0007'])('refuses the label %.20j', (label) => {
    expect(refusal(() => parseLinks(link('https://example.com/', label)))).toMatchObject({
      code: 'PERSONAL_LINK_LABEL_INVALID',
      field: 'links.0.label',
    });
  });
});

describe('parseLocale', () => {
  it('takes en and ko and nothing else', () => {
    expect([parseLocale('en'), parseLocale('ko')]).toEqual(['en', 'ko']);
    expect(refusal(() => parseLocale('xx'))).toMatchObject({ code: 'PERSONAL_LOCALE_UNSUPPORTED', field: 'locale' });
  });
});

describe('parseMediaId', () => {
  it('takes an id in any case, and nothing for no picture', () => {
    expect(parseMediaId('0190B7A0-7B1C-7D3E-8F00-0123456789AB', 'avatarMediaId')).toBe(
      '0190b7a0-7b1c-7d3e-8f00-0123456789ab',
    );
    expect(parseMediaId('', 'headerMediaId')).toBeNull();
  });

  it.each(['nonsense', ' ', '../../etc', 'a'.repeat(1_000_000)])('refuses %.40j and names the field', (input) => {
    expect(refusal(() => parseMediaId(input, 'headerMediaId'))).toMatchObject({
      kind: 'invalid',
      code: 'PERSONAL_MEDIA_ID_INVALID',
      field: 'headerMediaId',
    });
  });
});
