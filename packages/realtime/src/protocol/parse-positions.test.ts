import { describe, expect, it } from 'vitest';
import { parsePosition, parsePositions } from './parse-positions.js';

const GOOD = { channel: 'room:1', epoch: 'e', seq: 3 };

describe('parsePosition', () => {
  it('takes a position and leaves everything else of the object out', () => {
    expect(parsePosition({ ...GOOD, more: true })).toEqual(GOOD);
  });

  it.each([
    null,
    'room:1',
    {},
    { ...GOOD, channel: '' },
    { ...GOOD, channel: 'x'.repeat(121) },
    { ...GOOD, epoch: '' },
    { ...GOOD, epoch: 'x'.repeat(65) },
    { ...GOOD, seq: -1 },
    { ...GOOD, seq: 1.5 },
    { ...GOOD, seq: '3' },
    { ...GOOD, seq: Number.MAX_VALUE },
  ])('refuses %j', (value) => {
    expect(parsePosition(value)).toBeNull();
  });
});

describe('parsePositions', () => {
  it('takes nothing as no positions', () => {
    expect(parsePositions(undefined, 2)).toEqual([]);
    expect(parsePositions(null, 2)).toEqual([]);
  });

  it('refuses more than it may, a channel twice, and a list with something else in it', () => {
    const other = { ...GOOD, channel: 'room:2' };
    expect(parsePositions([GOOD, other], 2)).toEqual([GOOD, other]);
    expect(parsePositions([GOOD, other], 1)).toBeNull();
    expect(parsePositions([GOOD, GOOD], 2)).toBeNull();
    expect(parsePositions([GOOD, 3], 2)).toBeNull();
    expect(parsePositions({ 0: GOOD, length: 1 }, 2)).toBeNull();
  });
});
