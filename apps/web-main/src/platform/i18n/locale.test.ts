import { describe, expect, it } from 'vitest';
import { preferredLocale } from './locale.ts';

describe('preferredLocale', () => {
  it('takes the first language we speak', () => {
    expect(preferredLocale(['fr-FR', 'ko-KR', 'en-US'])).toBe('ko');
  });
  it('falls back to English', () => {
    expect(preferredLocale(['de'])).toBe('en');
    expect(preferredLocale([])).toBe('en');
  });
});
