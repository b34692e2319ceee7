import { describe, expect, it } from 'vitest';
import { patienceMs } from './conditional-reply.js';
import { acceptsAvif, askedRange, isFresh } from './negotiation.js';

const validators = { etag: '"abc"', lastModified: new Date('2026-11-24T06:00:00.500Z') };

it.each([
  ['image/avif,image/webp,*/*;q=0.8', true],
  ['image/webp, IMAGE/AVIF;q=0.5', true],
  ['image/avif;q=0, image/webp', false],
  ['image/avif;q=0.0', false],
  ['*/*', false],
  ['image/*', false],
  ['', false],
  [undefined, false],
])('Accept: %s takes AVIF: %s', (accept, expected) => {
  expect(acceptsAvif(accept)).toBe(expected);
});

describe('a client has it already', () => {
  it.each([
    [{ 'if-none-match': '"abc"' }, true],
    [{ 'if-none-match': 'W/"abc"' }, true],
    [{ 'if-none-match': '"x", "abc"' }, true],
    [{ 'if-none-match': '*' }, true],
    [{ 'if-none-match': '"x"' }, false],
    [{ 'if-none-match': '"x"', 'if-modified-since': 'Tue, 24 Nov 2026 06:00:00 GMT' }, false],
    [{ 'if-modified-since': 'Tue, 24 Nov 2026 06:00:00 GMT' }, true],
    [{ 'if-modified-since': 'Tue, 24 Nov 2026 05:59:59 GMT' }, false],
    [{ 'if-modified-since': 'yesterday' }, false],
    [{}, false],
  ])('%o: %s', (headers, expected) => {
    expect(isFresh(headers, validators)).toBe(expected);
  });
});

describe('of 100 bytes', () => {
  it.each([
    ['bytes=0-9', { first: 0, last: 9 }],
    ['bytes=90-', { first: 90, last: 99 }],
    ['bytes=90-1000', { first: 90, last: 99 }],
    ['bytes=-10', { first: 90, last: 99 }],
    ['bytes=-1000', { first: 0, last: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-2', undefined],
    ['bytes=0-1,5-6', undefined],
    ['lines=0-1', undefined],
    ['bytes=-', undefined],
    ['bytes=a-b', undefined],
  ])('%s is %o', (range, expected) => {
    expect(askedRange({ range }, 100, validators)).toEqual(expected);
  });

  it('a range for another representation is not taken', () => {
    const range = 'bytes=0-9';
    expect(askedRange({ range, 'if-range': '"abc"' }, 100, validators)).toEqual({ first: 0, last: 9 });
    expect(askedRange({ range, 'if-range': validators.lastModified.toUTCString() }, 100, validators)).toBeDefined();
    expect(askedRange({ range, 'if-range': '"x"' }, 100, validators)).toBeUndefined();
    expect(askedRange({ range, 'if-range': 'W/"abc"' }, 100, validators)).toBeUndefined();
  });
});

describe('patience', () => {
  it('grows with what is sent, and ends', () => {
    expect(patienceMs(0)).toBe(60_000);
    expect(patienceMs(4 * 1024 * 1024)).toBe(60_000 + 512_000);
  });
});
