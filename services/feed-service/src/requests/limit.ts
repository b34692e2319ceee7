import { LIMITS } from '@my-girok/types';
import { requestErrors } from './requests.errors.js';

/** A page's size: 0 means the default; throws FEED_LIMIT_INVALID outside 1 to `max`. */
export function readLimit(limit: number, fallback: number = LIMITS.pageDefault, max: number = LIMITS.pageMax): number {
  if (limit === 0) return fallback;
  if (!Number.isInteger(limit) || limit < 1 || limit > max) throw requestErrors.limitInvalid('limit', 1, max);
  return limit;
}

/** How many of each post's newest comments come with it: 0 to 20; throws FEED_LIMIT_INVALID. */
export function readCommentsLimit(limit: number): number {
  const max = LIMITS.commentsPerPostMax;
  if (!Number.isInteger(limit) || limit < 0 || limit > max) throw requestErrors.limitInvalid('commentsLimit', 0, max);
  return limit;
}
