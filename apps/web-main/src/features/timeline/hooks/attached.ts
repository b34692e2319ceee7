import type { PictureInput } from '../../../gen/graphql.ts';
import type { Failure } from '../../../platform/graphql/failure.ts';
import type { UploadView } from '../../../platform/media/upload-view.ts';
import type { AttachedPicture } from './post-extras.ts';

/** How far the pictures of a post are. */
export type Attached =
  | { readonly kind: 'ready'; readonly pictures: readonly PictureInput[] }
  | { readonly kind: 'waits'; readonly ready: number; readonly count: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

const MISSING: Failure = { kind: 'refused', code: 'PICTURE_MISSING' };

/** Looks at the uploads of a post's pictures; `isLoaded`: whether what the device keeps is known by now. */
export function attachedOf(
  pictures: readonly AttachedPicture[],
  uploads: ReadonlyMap<string, Pick<UploadView, 'state'>>,
  isLoaded: boolean,
): Attached {
  const ready: PictureInput[] = [];
  for (const { upload, alt } of pictures) {
    const state = uploads.get(upload)?.state;
    if (state?.kind === 'refused') return { kind: 'failed', failure: state.failure };
    if (!state && isLoaded) return { kind: 'failed', failure: MISSING };
    if (state?.kind === 'ready') ready.push({ mediaId: state.mediaId, alt: alt.trim() });
  }
  const count = pictures.length;
  return ready.length === count ? { kind: 'ready', pictures: ready } : { kind: 'waits', ready: ready.length, count };
}
