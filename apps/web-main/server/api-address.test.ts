import { describe, expect, it } from 'vitest';
import { apiAddressFor } from './api-address.js';

const api = new URL('http://localhost:4100');

describe('apiAddressFor', () => {
  it('gives the configured address to a plain name', () => {
    expect(apiAddressFor('localhost:3000', api)).toBe('http://localhost:4100');
  });
  it('gives the sibling host to the development site, on the API’s port', () => {
    expect(apiAddressFor('my-dev.girok.localhost:3000', api)).toBe('http://api.girok.localhost:4100');
  });
  it('never repeats a name it does not know', () => {
    expect(apiAddressFor('"><script>', api)).toBe('http://localhost:4100');
    expect(apiAddressFor(undefined, api)).toBe('http://localhost:4100');
  });
});
