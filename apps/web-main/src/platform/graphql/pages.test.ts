import { describe, expect, it } from 'vitest';
import { joinPages } from './pages.ts';

const more = { hasNextPage: true, endCursor: 'c' };
const end = { hasNextPage: false, endCursor: 'z' };
const page = (ids: string, pageInfo = more) => ({ items: [...ids], pageInfo });
const ids = (joined: { items: string[] }) => joined.items.join('');
const self = (item: string) => item;

describe('joinPages', () => {
  it('puts a next page at the end and takes its cursor', () => {
    const joined = joinPages(page('abc'), page('def', end), 'c', self);
    expect(ids(joined)).toBe('abcdef');
    expect(joined.pageInfo).toBe(end);
  });

  it('never shows an item twice when a next page overlaps', () => {
    expect(ids(joinPages(page('abc'), page('cde'), 'c', self))).toBe('abcde');
  });

  it('keeps what lies below a refreshed head, and the cursor of the end', () => {
    const joined = joinPages(page('abcdef', end), page('xabc'), undefined, self);
    expect(ids(joined)).toBe('xabcdef');
    expect(joined.pageInfo).toBe(end);
  });

  it('drops from the head what the service no longer sends', () => {
    expect(ids(joinPages(page('abcdef'), page('acd'), undefined, self))).toBe('acdef');
  });

  it('drops from further pages what the service no longer sends, also where two pages meet', () => {
    const known = joinPages(
      page('abcdefgh', end),
      { items: [...'abc'], pageInfo: { ...more, endCursor: 'c1' } },
      undefined,
      self,
    );
    expect(ids(known)).toBe('abcdefgh');
    const joined = joinPages(known, page('eg'), 'c1', self);
    expect(ids(joined)).toBe('abcegh');
    expect(joined.pageInfo).toBe(end);
  });

  it('takes only the new page when a gap may lie between the two', () => {
    expect(ids(joinPages(page('abc'), page('xyz'), undefined, self))).toBe('xyz');
  });

  it('starts from the incoming page when nothing is known', () => {
    expect(ids(joinPages<string>(undefined, page('ab'), undefined, self))).toBe('ab');
  });
});
