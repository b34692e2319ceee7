import { describe, expect, it } from 'vitest';
import { drawnSize, turnedSize } from './crop-picture.ts';

describe('turnedSize', () => {
  it('is the box around a turned picture', () => {
    expect(turnedSize(400, 200, 0)).toEqual({ width: 400, height: 200 });
    const upright = turnedSize(400, 200, 90);
    expect(upright.width).toBeCloseTo(200);
    expect(upright.height).toBeCloseTo(400);
    expect(turnedSize(100, 100, 45).width).toBeCloseTo(141.42, 1);
  });
});

describe('drawnSize', () => {
  it('never enlarges, and never exceeds what is shown of it', () => {
    expect(drawnSize({ width: 300, height: 100 })).toEqual({ width: 300, height: 100, scale: 1 });
    expect(drawnSize({ width: 6144, height: 2048 })).toEqual({ width: 2048, height: 683, scale: 1 / 3 });
    expect(drawnSize({ width: 0.2, height: 0.2 })).toMatchObject({ width: 1, height: 1 });
  });
});
