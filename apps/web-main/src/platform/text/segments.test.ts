import { describe, expect, it } from 'vitest';
import { mentionsKept, segmentsOf } from './segments.ts';

const TEXT = '👋 @Ada look at https://example.org/a #frost';
const facets = [
  { start: 3, end: 7, mention: { id: 'u1' } },
  { start: 16, end: 37, link: 'https://example.org/a' },
  { start: 38, end: 44, tag: 'frost' },
];

describe('segmentsOf', () => {
  it('cuts a text at its facets, in UTF-16 code units', () => {
    expect(segmentsOf(TEXT, facets)).toEqual([
      { kind: 'plain', text: '👋 ' },
      { kind: 'mention', text: '@Ada', personId: 'u1' },
      { kind: 'plain', text: ' look at ' },
      { kind: 'link', text: 'https://example.org/a', href: 'https://example.org/a' },
      { kind: 'plain', text: ' ' },
      { kind: 'tag', text: '#frost', tag: 'frost' },
    ]);
  });

  it('never loses a word, whatever the facets say', () => {
    const odd = [
      { start: 40, end: 99, tag: 'out' },
      { start: 5, end: 5, tag: 'empty' },
      { start: 16, end: 37, link: 'javascript:alert(1)' },
      { start: 0, end: 2 },
      { start: 3, end: 7, mention: null },
      { start: 8, end: 12, tag: 'first' },
      { start: 10, end: 15, tag: 'overlapping' },
    ];
    const segments = segmentsOf(TEXT, odd);
    expect(segments.map(({ text }) => text).join('')).toBe(TEXT);
    expect(segments.filter(({ kind }) => kind !== 'plain')).toEqual([{ kind: 'tag', text: 'look', tag: 'first' }]);
  });

  it('leaves markup as the text it is', () => {
    expect(segmentsOf('<b>bold</b>', [])).toEqual([{ kind: 'plain', text: '<b>bold</b>' }]);
  });
});

describe('mentionsKept', () => {
  it('finds mentions again in a changed text, and drops those that went', () => {
    const text = '@Ada and @Bo';
    const both = [
      { start: 0, end: 4, mention: { id: 'a' } },
      { start: 9, end: 12, mention: { id: 'b' } },
    ];
    expect(mentionsKept(text, both, 'Dear @Ada, hello')).toEqual([{ start: 5, end: 9, userId: 'a' }]);
    expect(mentionsKept(text, both, 'To @Ada and to @Bo')).toEqual([
      { start: 3, end: 7, userId: 'a' },
      { start: 15, end: 18, userId: 'b' },
    ]);
    expect(mentionsKept(text, both, 'nobody')).toEqual([]);
  });
});
