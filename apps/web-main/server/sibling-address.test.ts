import { describe, expect, it } from 'vitest';
import { siblingAddress } from './sibling-address.js';

const api = new URL('http://localhost:4100');

describe('siblingAddress', () => {
  it('gives the configured address to a plain name', () => {
    expect(siblingAddress('localhost:3000', api, 'api')).toBe('http://localhost:4100');
    expect(siblingAddress('localhost:3000', new URL('https://ws.test'), 'ws')).toBe('https://ws.test');
  });
  it('gives the sibling host to the development site, on the same port', () => {
    expect(siblingAddress('my-dev.girok.localhost:3000', api, 'api')).toBe('http://api.girok.localhost:4100');
    expect(siblingAddress('my-dev.girok.localhost:3000', new URL('http://localhost:4101'), 'ws')).toBe(
      'http://ws.girok.localhost:4101',
    );
  });
  it('never repeats a name it does not know', () => {
    expect(siblingAddress('"><script>', api, 'api')).toBe('http://localhost:4100');
    expect(siblingAddress(undefined, api, 'api')).toBe('http://localhost:4100');
  });
});
