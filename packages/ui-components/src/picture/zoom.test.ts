import { describe, expect, it } from 'vitest';
import { AT_REST, LARGEST_SCALE, swipeOf, within, zoomAt } from './zoom';

const frame = { width: 400, height: 800 };
const picture = { width: 400, height: 300 };

describe('zoomAt', () => {
  it('keeps the spot under the fingers where it is', () => {
    const point = { x: 60, y: -40 };
    const zoom = zoomAt(zoomAt(AT_REST, 2, point), 3, point);
    // The spot's place in the picture, before and after.
    expect((point.x - zoom.x) / zoom.scale).toBeCloseTo(60);
    expect((point.y - zoom.y) / zoom.scale).toBeCloseTo(-40);
  });
  it('is never smaller than the frame, nor larger than its limit', () => {
    expect(zoomAt(AT_REST, 0.2, AT_REST)).toEqual(AT_REST);
    expect(zoomAt(AT_REST, 99, AT_REST).scale).toBe(LARGEST_SCALE);
  });
});

describe('within', () => {
  it('lets no edge inside the frame and keeps in the middle what fits', () => {
    expect(within({ scale: 2, x: 900, y: 900 }, frame, picture)).toEqual({ scale: 2, x: 200, y: 0 });
    expect(within({ scale: 4, x: -900, y: -900 }, frame, picture)).toEqual({ scale: 4, x: -600, y: -200 });
  });
  it('puts a picture that is not enlarged back to rest', () => {
    expect(within({ scale: 1, x: 50, y: -50 }, frame, picture)).toEqual(AT_REST);
  });
});

describe('swipeOf', () => {
  it('tells a swipe from a slip', () => {
    expect(swipeOf({ x: -120, y: 20 }, frame)).toBe('next');
    expect(swipeOf({ x: 120, y: 20 }, frame)).toBe('previous');
    expect(swipeOf({ x: 10, y: 200 }, frame)).toBe('away');
    expect(swipeOf({ x: -30, y: 10 }, frame)).toBeUndefined();
    expect(swipeOf({ x: 5, y: -30 }, frame)).toBeUndefined();
  });
});
