import { LIMITS } from '@my-girok/types';
import { requestErrors } from './requests.errors.js';

/** A page's size: 0 means the default; throws CHAT_LIMIT_INVALID outside 1 to `max`. */
export function readLimit(limit: number, fallback: number, max: number = LIMITS.pageMax): number {
  if (limit === 0) return fallback;
  if (!Number.isInteger(limit) || limit < 1 || limit > max) throw requestErrors.limitInvalid('limit', 1, max);
  return limit;
}
