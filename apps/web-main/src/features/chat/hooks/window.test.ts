import { describe, expect, it } from 'vitest';
import { AT_END, aroundKey, drawnOf, grown, shortened } from './window.ts';

const keys = Array.from({ length: 500 }, (_, at) => `k${at}`);

describe('the rows that are drawn', () => {
  it('begin with the last ones, and follow the end as rows come', () => {
    const [start, end] = drawnOf(keys, AT_END);
    expect(end).toBe(500);
    expect(end - start).toBeLessThan(100);
    expect(drawnOf([...keys, 'new'], AT_END)[1]).toBe(501);
  });

  it('stay the same rows when others come in above', () => {
    const drawn = aroundKey(keys, 'k200');
    const [start, end] = drawnOf(keys, drawn);
    const older = ['a', 'b', 'c', ...keys];
    expect(drawnOf(older, drawn)).toEqual([start + 3, end + 3]);
  });

  it('grow at the edge one comes near, and let go of the other when they are too many', () => {
    let drawn = AT_END;
    for (let times = 0; times < 8; times += 1) drawn = grown(keys, drawn, 'older');
    const [start, end] = drawnOf(keys, drawn);
    expect(end).toBeLessThan(500);
    expect(end - start).toBeLessThanOrEqual(180);
    let back = drawn;
    for (let times = 0; times < 12; times += 1) back = grown(keys, back, 'newer');
    expect(drawnOf(keys, back)[1]).toBe(500);
    expect(back.last).toBeNull();
  });

  it('reach the first and go no further', () => {
    const few = keys.slice(0, 70);
    const drawn = grown(few, AT_END, 'older');
    expect(drawnOf(few, drawn)).toEqual([0, 70]);
    expect(drawn.last).toBeNull();
  });

  it('are those around a row one is led to; the end for one that is not there', () => {
    const [start, end] = drawnOf(keys, aroundKey(keys, 'k250'));
    expect(start).toBeLessThan(250);
    expect(end).toBeGreaterThan(251);
    expect(aroundKey(keys, 'elsewhere')).toBe(AT_END);
  });

  it('become fewer again while one stays at the end', () => {
    const long = { first: 'k100', last: null };
    expect(drawnOf(keys, shortened(keys, long))[0]).toBeGreaterThan(400);
    const short = { first: 'k450', last: null };
    expect(shortened(keys, short)).toBe(short);
  });
});
