import { describe, expect, it } from 'vitest';
import { arrived } from './arrived.ts';

const row = (id: string, reason: 'FOLLOWED' | 'REPOST' = 'FOLLOWED', post = id) => ({ id, reason, post: { id: post } });
const none: ReadonlySet<string> = new Set();

describe('arrived', () => {
  it('counts what a newer head has and the list has not', () => {
    expect(arrived([row('a')], [row('c'), row('b'), row('a')], none)).toBe(2);
  });
  it('counts a post that was hinted at once, also when the head has it by now', () => {
    expect(arrived([row('a')], undefined, new Set(['b', 'a']))).toBe(1);
    expect(arrived([row('a')], [row('b'), row('a')], new Set(['b']))).toBe(1);
  });
  it('takes a repost of a known post for news, and one that was written here for none', () => {
    expect(arrived([row('a')], [row('r1', 'REPOST', 'a'), row('a')], none)).toBe(1);
    expect(arrived([row('a')], [row('other-id', 'FOLLOWED', 'a')], none)).toBe(0);
  });
  it('counts nothing before there is a list', () => {
    expect(arrived(undefined, [row('a')], new Set(['b']))).toBe(0);
  });
});
