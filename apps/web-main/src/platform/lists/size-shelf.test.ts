import { describe, expect, it } from 'vitest';
import { sizesIn } from './size-shelf.ts';

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

describe('sizes', () => {
  it('come back after a reload, for a column of the same width', () => {
    const tab = storage();
    const shelf = sizesIn(tab);
    shelf.keep('timeline', 600, new Map([['a', 120]]));
    shelf.save();
    expect(sizesIn(tab).of('timeline', 600.4)).toEqual(new Map([['a', 120]]));
    expect(sizesIn(tab).of('timeline', 380)).toEqual(new Map());
  });

  it('are forgotten for the lists seen longest ago', () => {
    const shelf = sizesIn(storage());
    for (let list = 0; list < 13; list += 1) shelf.keep(`list ${list}`, 600, new Map([['a', list]]));
    expect(shelf.of('list 0', 600).size).toBe(0);
    expect(shelf.of('list 1', 600).get('a')).toBe(1);
  });

  it('start empty when what was stored is not readable', () => {
    expect(sizesIn({ getItem: () => '{broken', setItem: () => {} }).of('timeline', 600).size).toBe(0);
  });
});
