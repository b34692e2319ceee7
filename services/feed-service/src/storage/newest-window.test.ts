import { describe, expect, it } from 'vitest';
import { readNewest, type Window } from './newest-window.js';

/** A store of these sequence numbers, which notes the windows it was asked for. */
function storeOf(seqs: number[]) {
  const windows: Window[] = [];
  const read = async (window: Window, limit: number) => {
    windows.push(window);
    const within = seqs.filter((seq) => seq >= window.from && seq < window.below);
    return within.sort((a, b) => b - a).slice(0, limit);
  };
  return { windows, read };
}

const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

describe('readNewest', () => {
  it('reads one window, twice the page, where nothing is missing', async () => {
    const { windows, read } = storeOf(upTo(1000));
    expect(await readNewest(1001, 3, read)).toEqual([1000, 999, 998]);
    expect(windows).toEqual([{ from: 995, below: 1001 }]);
  });

  it('reads at most three windows over any gap', async () => {
    const { windows, read } = storeOf([1, 2, 1000]);
    expect(await readNewest(1001, 3, read)).toEqual([1000, 2, 1]);
    expect(windows).toHaveLength(3);
    expect(windows.at(-1)?.from).toBe(1);
  });

  it('reads nothing where there can be nothing', async () => {
    const { windows, read } = storeOf([]);
    expect(await readNewest(1, 20, read)).toEqual([]);
    expect(windows).toEqual([]);
  });
});
