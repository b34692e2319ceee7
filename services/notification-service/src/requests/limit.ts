import { requestsErrors } from './requests.errors.js';

/** A page's size: 0 means the default; throws NOTIFICATION_LIMIT_INVALID outside 1 to `max`. */
export function readLimit(limit: number, fallback: number, max: number): number {
  if (limit === 0) return fallback;
  if (!Number.isInteger(limit) || limit < 1 || limit > max) throw requestsErrors.limitInvalid(max);
  return limit;
}
