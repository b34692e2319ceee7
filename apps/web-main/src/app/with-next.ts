/** Keeps where the person wanted to go while they move between logging in and registering. */
export const withNext = (path: string, next: string | undefined): string =>
  next ? `${path}?next=${encodeURIComponent(next)}` : path;
