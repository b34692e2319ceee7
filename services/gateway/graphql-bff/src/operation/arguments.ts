import { operationErrors } from './operation.errors.js';
import type { Operation, Viewer } from './operation.js';

/** The signed-in person, null when signed out. Throws while it cannot be told which. */
export function viewerOf(operation: Operation): Viewer | null {
  if (operation.viewerError) throw operation.viewerError;
  return operation.viewer;
}

/** The signed-in person; throws UNAUTHENTICATED BFF_SIGNED_OUT when there is none. */
export function requireViewer(operation: Operation): Viewer {
  const viewer = viewerOf(operation);
  if (!viewer) throw operationErrors.signedOut();
  return viewer;
}

/** A page's size; an explicit null counts as absent. Throws BFF_LIMIT_OUT_OF_RANGE. */
export function pageLimit(limit: number | null | undefined, byDefault: number, max: number): number {
  const chosen = limit ?? byDefault;
  if (chosen < 1 || chosen > max) throw operationErrors.limitOutOfRange(max);
  return chosen;
}

/** A list as it was given, empty when absent. Throws BFF_LIST_TOO_LONG. */
export function atMost<T>(list: readonly T[] | null | undefined, max: number, field: string): T[] {
  if (list && list.length > max) throw operationErrors.listTooLong(field, max);
  return [...(list ?? [])];
}

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i;

/** A moment in RFC 3339; undefined when absent. Throws BFF_DATETIME_INVALID. */
export function momentOf(value: unknown, field: string): Date | undefined {
  if (value === null || value === undefined) return undefined;
  const moment = typeof value === 'string' && dateTime.test(value) ? new Date(value) : undefined;
  if (!moment || Number.isNaN(moment.getTime())) throw operationErrors.dateTimeInvalid(field);
  return moment;
}
