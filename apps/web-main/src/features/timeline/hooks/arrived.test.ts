import { describe, expect, it } from 'vitest';
import { arrived } from './arrived.ts';

const row = (id: string, reason: 'FOLLOWED' | 'REPOST' = 'FOLLOWED', post = id) => ({ id, reason, post: { id: post } });

describe('arrived', () => {
  it('counts what a newer head has and the list has not', () => {
    expect(arrived([row('a')], [row('c'), row('b'), row('a')], 0)).toBe(2);
  });
  it('adds what was told of since that head', () => {
    expect(arrived([row('a')], undefined, 2)).toBe(2);
    expect(arrived([row('a')], [row('b'), row('a')], 1)).toBe(2);
  });
  it('takes a repost of a known post for news, and one that was written here for none', () => {
    expect(arrived([row('a')], [row('r1', 'REPOST', 'a'), row('a')], 0)).toBe(1);
    expect(arrived([row('a')], [row('other-id', 'FOLLOWED', 'a')], 0)).toBe(0);
  });
  it('counts nothing before there is a list', () => {
    expect(arrived(undefined, [row('a')], 3)).toBe(0);
  });
});
