import type { Failure } from '../graphql/failure.ts';
import type { Uploads } from './uploads.ts';

/** Answers the medium's id once an upload can be shown, or why it never will; undefined when it was thrown away. */
export function whenReady(
  uploads: Pick<Uploads, 'all' | 'subscribe'>,
  id: string,
): Promise<{ readonly mediaId: string } | { readonly failure: Failure } | undefined> {
  return new Promise((resolve) => {
    const look = (): void => {
      const state = uploads.all().get(id)?.state;
      if (state && state.kind !== 'ready' && state.kind !== 'refused') return;
      stop();
      if (!state) resolve(undefined);
      else resolve(state.kind === 'ready' ? { mediaId: state.mediaId } : { failure: state.failure });
    };
    const stop = uploads.subscribe(look);
    look();
  });
}
