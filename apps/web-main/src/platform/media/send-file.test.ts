import { describe, expect, it } from 'vitest';
import { refusalOf } from './send-file.ts';

const answer = (status: number, body = '') => ({
  getStatus: () => status,
  getBody: () => body,
  getHeader: () => undefined,
});

describe('refusalOf', () => {
  it('tells what passes by itself from what the person must know', () => {
    expect(refusalOf(answer(503)).kind).toBe('passing');
    expect(refusalOf(answer(423)).kind).toBe('passing');
    expect(refusalOf(answer(429)).kind).toBe('passing');
    expect(refusalOf(answer(401)).kind).toBe('ticket');
    expect(refusalOf(answer(410)).kind).toBe('gone');
    expect(refusalOf(answer(403, '{"code":"MEDIA_QUOTA_EXCEEDED"}'))).toMatchObject({
      kind: 'refused',
      failure: { code: 'MEDIA_QUOTA_EXCEEDED' },
    });
    expect(refusalOf(answer(413, '{"code":"MEDIA_TOO_LARGE"}'))).toMatchObject({
      kind: 'refused',
      failure: { kind: 'refused', code: 'MEDIA_TOO_LARGE' },
    });
  });
});
