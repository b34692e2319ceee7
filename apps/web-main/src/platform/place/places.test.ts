import { describe, expect, it } from 'vitest';
import { placesIn } from './places.ts';

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

describe('places', () => {
  it('gives a place back after a reload', () => {
    const tab = storage();
    const places = placesIn(tab);
    places.keep('a', { y: 900, anchor: 'post-7', offset: -12, count: 40 });
    places.save();
    expect(placesIn(tab).of('a')).toEqual({ y: 900, anchor: 'post-7', offset: -12, count: 40 });
  });

  it('forgets the entries left longest ago', () => {
    const places = placesIn(storage());
    for (let entry = 0; entry < 60; entry += 1) places.keep(`e${entry}`, { y: entry, offset: 0, count: 0 });
    expect(places.of('e9')).toBeUndefined();
    expect(places.of('e10')?.y).toBe(10);
  });

  it('starts empty when what was stored is not readable', () => {
    expect(placesIn({ getItem: () => '{broken', setItem: () => {} }).of('a')).toBeUndefined();
  });
});
