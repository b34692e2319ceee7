import { LIMITS } from '@my-girok/types';
import { describe, expect, it } from 'vitest';
import { findFacets, mentionedIn, tagsOf } from './find-facets.js';

function found(text: string): string[] {
  return findFacets(text, []).map(({ start, end, link, tag }) => `${text.slice(start, end)} → ${link ?? `#${tag}`}`);
}

describe('findFacets', () => {
  it.each([
    ['see https://example.org/a?b=c.', ['https://example.org/a?b=c → https://example.org/a?b=c']],
    ['(http://example.org/x_(y))', ['http://example.org/x_(y) → http://example.org/x_(y)']],
    ['https://예시.한국/길', ['https://예시.한국/길 → https://예시.한국/길']],
    ['HTTPS://EXAMPLE.ORG', ['HTTPS://EXAMPLE.ORG → HTTPS://EXAMPLE.ORG']],
  ])('finds the address in «%s»', (text, facets) => expect(found(text)).toEqual(facets));

  it.each([
    'example.org',
    'www.example.org',
    'someone@example.org',
    'mailto:someone@example.org',
    'ftp://example.org',
    'javascript:alert(1)',
    '//example.org/path',
    'https://my-girok.example@evil.example/',
    'https://user:secret@evil.example/',
  ])('finds no address in «%s»', (text) => expect(found(text)).toEqual([]));

  it.each([
    ['#기록 오늘', ['#기록 → #기록']],
    ['a #Café!', ['#Café → #café']],
    ['＃日記', ['＃日記 → #日記']],
    ['#snake_case and #2026년', ['#snake_case → #snake_case', '#2026년 → #2026년']],
    ['#STRASSE #straße', ['#STRASSE → #strasse', '#straße → #strasse']],
    ['#हिन्दी', ['#हिन्दी → #हिन्दी']],
  ])('finds the hashtags in «%s»', (text, facets) => expect(found(text)).toEqual(facets));

  it.each(['#1', '#_', '#', 'a#b', '##x', 'https://example.org/#part', '&#39;', `#${'x'.repeat(LIMITS.tagMax + 1)}`])(
    'finds no hashtag in «%s»',
    (text) => expect(tagsOf(findFacets(text, []))).toEqual([]),
  );

  it('counts UTF-16 code units', () => {
    expect(findFacets('👩‍🚀 #a', [])).toEqual([{ start: 6, end: 8, tag: 'a' }]);
  });

  it(`takes ${LIMITS.tagsMax} different hashtags, however often each stands there`, () => {
    const many = Array.from({ length: LIMITS.tagsMax + 1 }, (_, i) => `#t${i}`).join(' ');
    const facets = findFacets(`${many} #T0`, []);
    expect(tagsOf(facets)).toHaveLength(LIMITS.tagsMax);
    expect(facets).toHaveLength(LIMITS.tagsMax + 1);
  });

  it('lets a mention stand before what it overlaps', () => {
    const mention = { start: 0, end: 7, mention: 'someone' };
    expect(findFacets('@a#tag1 #b', [mention])).toEqual([mention, { start: 8, end: 10, tag: 'b' }]);
    expect(mentionedIn([mention, { ...mention, start: 9, end: 16 }])).toEqual(['someone']);
  });

  it('takes little time for the longest text there is', () => {
    const began = performance.now();
    for (const part of ['#a', 'https://', '@', 'http://a.b/(', '#', '/'])
      findFacets(part.repeat(30_000).slice(0, 64_000), []);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
