import { describe, expect, it } from 'vitest';
import { RecentHeads } from './recent-heads.js';

describe('RecentHeads', () => {
  it('remembers the highest number of a channel, once', () => {
    const heads = new RecentHeads(1000, 10, () => 0);
    heads.note('a', 'e', 5);
    heads.note('a', 'e', 4);
    expect(heads.take('a')).toMatchObject({ epoch: 'e', seq: 5 });
    expect(heads.take('a')).toBe('nothing');
  });

  it('takes the numbering that it saw last', () => {
    const heads = new RecentHeads(1000, 10, () => 0);
    heads.note('a', 'e1', 5);
    heads.note('a', 'e2', 1);
    expect(heads.take('a')).toMatchObject({ epoch: 'e2', seq: 1 });
  });

  it('lets go of what is older than anybody’s question without a doubt', () => {
    let now = 0;
    const heads = new RecentHeads(1000, 10, () => now);
    heads.note('a', 'e', 1);
    now = 1000;
    heads.note('b', 'e', 1);
    expect(heads.take('a')).toBe('nothing');
  });

  it('says for a while that it may have forgotten, when it had to', () => {
    let now = 0;
    const heads = new RecentHeads(1000, 2, () => now);
    for (const channel of ['a', 'b', 'c']) heads.note(channel, 'e', 1);
    expect(heads.take('a')).toBe('forgotten');
    expect(heads.take('never seen')).toBe('forgotten');
    expect(heads.take('c')).toMatchObject({ seq: 1 });
    now = 1000;
    expect(heads.take('a')).toBe('nothing');
    heads.forget();
    expect(heads.take('b')).toBe('forgotten');
  });
});
