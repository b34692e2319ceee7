import type { Caller } from '@my-girok/nest-common';

/** The person who looks; undefined for a service. */
export function viewerOf(caller: Caller): string | undefined {
  return caller.kind === 'person' ? caller.userId : undefined;
}
