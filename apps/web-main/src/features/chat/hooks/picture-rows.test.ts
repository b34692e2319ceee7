import { describe, expect, it } from 'vitest';
import { pictureParts, sizeParts } from './picture-rows.ts';

describe('what a message holds', () => {
  it.each([
    [1, [1]],
    [4, [4]],
    [5, [3, 2]],
    [8, [4, 4]],
    [9, [4, 3, 2]],
    [10, [4, 4, 2]],
  ])('stands in parts of up to four: %i pictures', (count, parts) => {
    const all = Array.from({ length: count }, (_, at) => at);
    expect(pictureParts(all).map(({ length }) => length)).toEqual(parts);
    expect(pictureParts(all).flat()).toEqual(all);
  });

  it('says how large a file is as people do', () => {
    expect(sizeParts(999)).toEqual({ value: 999, unit: 'byte' });
    expect(sizeParts(34_567)).toEqual({ value: 35, unit: 'kilobyte' });
    expect(sizeParts(2_345_678)).toEqual({ value: 2.3, unit: 'megabyte' });
  });
});
