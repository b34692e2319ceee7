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
