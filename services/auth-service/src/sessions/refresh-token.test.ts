import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { issueRefreshToken, readRefreshToken } from './refresh-token.js';

const key = randomBytes(32);
const claims = { sessionId: '0190b7a0-7b1c-7d3e-8f00-0123456789ab', generation: 7 };

describe('refresh tokens', () => {
  it('are the same for the same claims, and say what they were made of', () => {
    const token = issueRefreshToken(key, claims);
    expect(issueRefreshToken(key, claims)).toBe(token);
    expect(readRefreshToken(key, token)).toEqual(claims);
  });

  it('are read only with the key that made them, unchanged', () => {
    const token = issueRefreshToken(key, claims);
    expect(readRefreshToken(randomBytes(32), token)).toBeUndefined();
    expect(readRefreshToken(key, token.replace('.7.', '.8.'))).toBeUndefined();
    expect(readRefreshToken(key, token.replace('89ab', '89ac'))).toBeUndefined();
  });

  it.each([
    '',
    '.',
    'a.b.c',
    `${claims.sessionId}.7.`,
    `${claims.sessionId}.07.${'A'.repeat(43)}`,
    'x'.repeat(1_000_000),
  ])('are not texts such as %.40j', (text) => {
    expect(readRefreshToken(key, text)).toBeUndefined();
  });
});
