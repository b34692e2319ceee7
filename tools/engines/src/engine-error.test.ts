import { expect, test } from 'vitest';
import { installError } from './engine-error.ts';

test.each([
  ['OSError: [Errno 28] No space left on device', /disk is full/],
  ['getaddrinfo EAI_AGAIN registry', /cannot be reached/],
  ['THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE', /pinned hash/],
  ['Permission denied', /GIROK_CACHE_DIR/],
  ['ERROR: something new', /something new/],
])('says in one line what to do about %j', (output, expected) => {
  const { message } = installError('nats 2.15.1 could not be installed', output, 'NATS_URL');
  expect(message).toMatch(expected);
  expect(message).toContain('NATS_URL');
  expect(message).not.toContain('\n');
});
