import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.ts';
import { renderTokens } from './render-tokens.ts';
import { dark, fixed, light, PAIRS } from './tokens.ts';

describe('contrast', () => {
  it('is 21 between black and white and 1 between equals', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#b3291c', '#b3291c')).toBe(1);
  });

  it('agrees with the published value for #767676 on white', () => {
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });
});

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('the %s palette', (_, palette) => {
  it.each(PAIRS)('keeps $color on $on at $least:1 or more', ({ on, color, least }) => {
    expect(contrast(palette[color], palette[on])).toBeGreaterThanOrEqual(least);
  });

  it('tells the seal from danger', () => {
    expect(palette.seal).not.toBe(palette.danger);
  });
});

describe('tokens.css', () => {
  it('is what the tokens render to', () => {
    expect(readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8')).toBe(renderTokens());
  });

  it('keeps motion between 120 and 200 ms', () => {
    for (const name of ['motion-quick', 'motion-move', 'motion-settle'] as const) {
      expect(Number.parseInt(fixed[name], 10)).toBeGreaterThanOrEqual(120);
      expect(Number.parseInt(fixed[name], 10)).toBeLessThanOrEqual(200);
    }
  });

  it('gives text at least 1.6 of its size as line height up to titles', () => {
    for (const name of ['note', 'body', 'reading', 'title'] as const) {
      const ratio = Number.parseFloat(fixed[`size-${name}-line`]) / Number.parseFloat(fixed[`size-${name}`]);
      expect(ratio).toBeGreaterThanOrEqual(1.6);
    }
  });
});
