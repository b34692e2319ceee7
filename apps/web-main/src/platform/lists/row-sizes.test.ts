import { describe, expect, it } from 'vitest';
import { around, estimateFrom, layOut, moved, rowsBetween } from './row-sizes.ts';

const ids = [...'abcdefghij'];
const sizes = { known: new Map([['a', 300]]), estimate: 100 };
const nothing: ReadonlySet<string> = new Set();

describe('rowsBetween', () => {
  it('finds the rows that reach into a stretch', () => {
    expect(rowsBetween(ids, sizes, 250, 450)).toEqual([0, 3]);
    expect(rowsBetween(ids, sizes, 300, 500)).toEqual([1, 3]);
  });
  it('keeps one row where the stretch lies beyond the list, so that the list can come back into sight', () => {
    expect(rowsBetween(ids, sizes, 5_000, 6_000)).toEqual([9, 10]);
    expect(rowsBetween(ids, sizes, -900, -100)).toEqual([0, 1]);
  });
  it('has nothing to find in an empty list', () => {
    expect(rowsBetween([], sizes, -10, 100)).toEqual([0, 0]);
  });
});

describe('layOut', () => {
  const height = ({ indexes, gaps, after }: ReturnType<typeof layOut>): number =>
    gaps.reduce((sum, gap) => sum + gap, after) +
    indexes.reduce((sum, index) => sum + (sizes.known.get(ids[index] ?? '') ?? sizes.estimate), 0);

  it('gives the rows left out their room, so that the list is as high as if all were there', () => {
    const drawn = layOut(ids, sizes, { start: 3, end: 5 }, nothing);
    expect(drawn).toEqual({ indexes: [3, 4], gaps: [500, 0], after: 500 });
    expect(height(drawn)).toBe(1200);
  });
  it('keeps a focused row in its place, before or after the others', () => {
    expect(layOut(ids, sizes, { start: 5, end: 7 }, new Set('b'))).toEqual({
      indexes: [1, 5, 6],
      gaps: [300, 300, 0],
      after: 300,
    });
    expect(layOut(ids, sizes, { start: 0, end: 2 }, new Set('j'))).toEqual({
      indexes: [0, 1, 9],
      gaps: [0, 0, 700],
      after: 0,
    });
  });
});

describe('moved', () => {
  it('follows the rows when others come in above them, or go', () => {
    const range = { start: 3, end: 6, first: 'd' };
    expect(moved(range, [...'xyabcdefghij'])).toEqual({ start: 5, end: 8, first: 'd' });
    expect(moved(range, [...'bcdefghij'])).toEqual({ start: 2, end: 5, first: 'd' });
    expect(moved(range, ids)).toBe(range);
  });
  it('shows what is new at the start of the list, and stays where its row is gone', () => {
    expect(moved({ start: 0, end: 3, first: 'a' }, [...'xabc'])).toEqual({ start: 0, end: 3, first: 'a' });
    expect(moved({ start: 3, end: 6, first: 'd' }, [...'abcef'])).toEqual({ start: 3, end: 6, first: 'd' });
  });
});

describe('around', () => {
  it('chooses rows before and after one, or the first ones', () => {
    expect(around(ids, 'f', 4)).toEqual({ start: 3, end: 9, first: 'd' });
    expect(around(ids, 'a', 4)).toEqual({ start: 0, end: 4, first: 'a' });
    expect(around(ids, 'nowhere', 4)).toEqual({ start: 0, end: 4 });
  });
});

describe('estimateFrom', () => {
  it('is the mean of what was measured, or what one starts with', () => {
    expect(estimateFrom(new Map(), 200)).toBe(200);
    expect(
      estimateFrom(
        new Map([
          ['a', 100],
          ['b', 201],
        ]),
        200,
      ),
    ).toBe(151);
  });
});
