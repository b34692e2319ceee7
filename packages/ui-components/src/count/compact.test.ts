import { describe, expect, it } from 'vitest';
import { compactCount } from './compact';

describe('compactCount', () => {
  it.each([
    [0, '0', '0'],
    [999, '999', '999'],
    [1999, '1.9K', '1.9천'],
    [12_345, '12.3K', '1.2만'],
    [1_000_000, '1M', '100만'],
  ])('writes %i as %s in English and %s in Korean', (value, english, korean) => {
    expect(compactCount(value, 'en')).toBe(english);
    expect(compactCount(value, 'ko')).toBe(korean);
  });
});
