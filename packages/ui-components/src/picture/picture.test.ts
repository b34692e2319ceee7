import { describe, expect, it } from 'vitest';
import { frameRatio, sizesOf, srcOf, srcSetOf } from './picture';

const sources = [320, 640, 960, 1280].map((width) => ({ width, url: `/w${width}` }));

describe('frameRatio', () => {
  it('keeps the picture’s own shape, but shows neither strips nor towers', () => {
    expect(frameRatio({ width: 1200, height: 900 })).toBeCloseTo(4 / 3);
    expect(frameRatio({ width: 9000, height: 900 })).toBe(2.5);
    expect(frameRatio({ width: 900, height: 9000 })).toBe(0.75);
    expect(frameRatio({ width: 0, height: 0 })).toBe(1);
  });
});

describe('sizesOf', () => {
  it('asks for the width of its place', () => {
    expect(sizesOf({ width: 1200, height: 900 }, 1, 0)).toBe('(width < 44rem) 100vw, 38rem');
    expect(sizesOf({ width: 900, height: 1200 }, 2, 1)).toBe('(width < 44rem) 50vw, 19rem');
  });
  it('asks for more where the place shows only a part of the width', () => {
    expect(sizesOf({ width: 1500, height: 1000 }, 2, 0)).toBe('(width < 44rem) 100vw, 38rem');
  });
});

describe('srcSetOf and srcOf', () => {
  it('offer every width, and one that fits a column where there is no choice', () => {
    expect(srcSetOf({ sources })).toBe('/w320 320w, /w640 640w, /w960 960w, /w1280 1280w');
    expect(srcOf({ sources, thumb: '/thumb' })).toBe('/w960');
  });
  it('do with what there is', () => {
    expect(srcSetOf({ sources: sources.slice(0, 1) })).toBeUndefined();
    expect(srcOf({ sources: sources.slice(0, 1), thumb: '/thumb' })).toBe('/w320');
    expect(srcOf({ sources: [], thumb: '/thumb' })).toBe('/thumb');
  });
});
