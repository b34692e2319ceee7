import { describe, expect, it } from 'vitest';
import { planDerivatives } from './derivative-plan.js';

const plan = (purpose: 'post' | 'avatar' | 'header', width: number, height: number, animated = false) =>
  planDerivatives(purpose, { width, height, animated });
const sizes = ({ derivatives }: ReturnType<typeof planDerivatives>) =>
  Object.fromEntries(
    derivatives.flatMap(({ presets, width, height }) => presets.map((name) => [name, `${width}x${height}`])),
  );

describe('a plan', () => {
  it('has every preset of its purpose and makes none larger than the picture', () => {
    expect(sizes(plan('post', 1000, 500))).toEqual({
      w320: '320x160',
      w640: '640x320',
      w960: '960x480',
      w1280: '1000x500',
      w1920: '1000x500',
      thumb: '480x480',
      poster: '640x320',
    });
  });

  it('makes presets that come out the same once', () => {
    const { derivatives } = plan('post', 1000, 500);
    expect(derivatives.map(({ object, presets }) => [object, ...presets.slice(1)])).toEqual([
      ['w320'],
      ['w640', 'poster'],
      ['w960'],
      ['w1280', 'w1920'],
      ['thumb'],
    ]);
  });

  it('keeps the shape of what is cut when the picture is smaller', () => {
    expect(sizes(plan('avatar', 200, 300))).toEqual({ avatar96: '96x96', avatar192: '192x192', avatar384: '200x200' });
    expect(sizes(plan('header', 300, 300)).header1920).toBe('300x100');
  });

  it('decodes no more than its largest derivative needs', () => {
    expect(plan('post', 8000, 6000).base).toEqual({ width: 1920, height: 1440 });
    expect(plan('avatar', 8000, 6000).base).toEqual({ width: 512, height: 384 });
    // The middle of a panorama must be as high as it is cut.
    expect(plan('post', 16_000, 1000).base).toEqual({ width: 7680, height: 480 });
    expect(plan('post', 100, 80).base).toEqual({ width: 100, height: 80 });
  });

  it('lets animations move up to 960 wide and stops them where they stand still', () => {
    const { derivatives } = plan('post', 2000, 1000, true);
    expect(derivatives.filter(({ moving }) => moving).map(({ object, width }) => [object, width])).toEqual([
      ['w320', 320],
      ['w640', 640],
      ['w960', 960],
    ]);
    expect(derivatives.filter(({ moving }) => !moving).map(({ object }) => object)).toEqual(['thumb', 'poster']);
    expect(plan('avatar', 2000, 1000, true).derivatives.some(({ moving }) => moving)).toBe(false);
  });

  it('never comes to nothing, however thin the picture', () => {
    for (const { width, height } of plan('post', 16_384, 1).derivatives)
      expect(Math.min(width, height)).toBeGreaterThan(0);
    for (const { width, height } of plan('header', 1, 16_384).derivatives)
      expect(Math.min(width, height)).toBeGreaterThan(0);
  });
});
