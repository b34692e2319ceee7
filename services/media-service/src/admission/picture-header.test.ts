import { LIMITS } from '@my-girok/types';
import { expect, it } from 'vitest';
import { checkHeader } from './picture-header.js';

it.each([
  [LIMITS.uploadSideMax, 12_207, 1],
  [1000, 400, LIMITS.uploadFramesMax],
])('%i by %i pixels in %i frames are within the limits', (width, height, frames) => {
  expect(() => checkHeader({ width, height, frames })).not.toThrow();
});

it.each([
  [LIMITS.uploadSideMax + 1, 1, 1, 'MEDIA_SIDE_TOO_LONG'],
  [1, LIMITS.uploadSideMax + 1, 1, 'MEDIA_SIDE_TOO_LONG'],
  [1, 1, LIMITS.uploadFramesMax + 1, 'MEDIA_TOO_MANY_FRAMES'],
  [16_000, 12_501, 1, 'MEDIA_TOO_MANY_PIXELS'],
  [1001, 400, LIMITS.uploadFramesMax, 'MEDIA_TOO_MANY_PIXELS'],
])('%i by %i pixels in %i frames are refused with %s', (width, height, frames, code) => {
  expect(() => checkHeader({ width, height, frames })).toThrow(expect.objectContaining({ code }));
});
