import { describe, expect, it } from 'vitest';
import { spokenLocale } from './locale.ts';

describe('spokenLocale', () => {
  it('takes the first language we speak', () => {
    expect(spokenLocale(['fr-FR', 'ko-KR', 'en-US'])).toBe('ko');
  });
  it('says so when we speak none', () => {
    expect(spokenLocale(['de'])).toBeUndefined();
    expect(spokenLocale([])).toBeUndefined();
  });
});
