import { timelineErrors } from './timeline.errors.js';

/** People read their own timeline only; services (no `personId`) read anybody's. Throws FEED_NOT_YOUR_TIMELINE. */
export function mayReadTimeline(userId: string, personId: string | undefined): void {
  if (personId !== undefined && personId !== userId) throw timelineErrors.notYours();
}
