import { expect, it } from 'vitest';
import { privateResourcePolicy } from './resource-policy.js';

it.each([
  ['https://media.girok.dev', ['https://my-dev.girok.dev'], 'same-site'],
  ['http://media.girok.localhost:4056', ['http://my-dev.girok.localhost:3000'], 'same-site'],
  [
    'http://media.girok.localhost:4056',
    ['http://localhost:3000', 'http://my-dev.girok.localhost:3000'],
    'cross-origin',
  ],
  ['https://media.girok.dev', ['http://my-dev.girok.dev'], 'cross-origin'],
] as const)('pictures of %s for pages of %j: %s', (mediaUrl, origins, expected) => {
  expect(privateResourcePolicy(mediaUrl, origins)).toBe(expected);
});
