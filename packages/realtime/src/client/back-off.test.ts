import { describe, expect, it } from 'vitest';
import { BackOff } from './back-off.js';

describe('BackOff', () => {
  it('starts small, grows by half, and ends at its greatest', () => {
    const backOff = new BackOff({ minMs: 100, maxMs: 300 }, () => 0.5);
    expect([1, 2, 3, 4, 5].map(() => Math.round(backOff.next()))).toEqual([100, 150, 225, 300, 300]);
    expect(backOff.failures).toBe(5);
    backOff.reset();
    expect(backOff.next()).toBe(100);
  });

  it('spreads clients from half to one and a half times the pause', () => {
    expect(new BackOff({ minMs: 100, maxMs: 300 }, () => 0).next()).toBe(50);
    expect(new BackOff({ minMs: 100, maxMs: 300 }, () => 0.999).next()).toBeCloseTo(150, 0);
  });
});
