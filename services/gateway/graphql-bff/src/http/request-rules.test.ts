import { DomainError } from '@my-girok/nest-common';
import { describe, expect, it } from 'vitest';
import { checkForgery } from './request-rules.js';

const allowed = new Set(['http://localhost:3000']);
const codeOf = (headers: Record<string, string>): string | undefined => {
  try {
    checkForgery(headers, allowed);
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

describe('checkForgery', () => {
  it('lets a request with the header pass, without an Origin or with an allowed one', () => {
    expect(codeOf({ 'x-csrf': '1' })).toBeUndefined();
    expect(codeOf({ 'x-csrf': '1', origin: 'http://localhost:3000' })).toBeUndefined();
  });

  it('refuses one without the header', () => {
    expect(codeOf({ origin: 'http://localhost:3000' })).toBe('BFF_CSRF_HEADER_MISSING');
    expect(codeOf({ 'x-csrf': '' })).toBe('BFF_CSRF_HEADER_MISSING');
  });

  it('refuses other origins, also null and look-alikes', () => {
    for (const origin of ['null', 'http://localhost:3000.evil.test', 'https://localhost:3000', ''])
      expect(codeOf({ 'x-csrf': '1', origin })).toBe('BFF_ORIGIN_REFUSED');
  });
});
