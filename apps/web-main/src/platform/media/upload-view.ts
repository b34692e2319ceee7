import type { MediaPurpose } from '@my-girok/types';
import type { KeptFile } from './file-shelf.ts';
import type { UploadState } from './upload-state.ts';

/** What a screen shows of an upload. */
export interface UploadView {
  readonly id: string;
  readonly purpose: MediaPurpose;
  readonly name: string;
  readonly file: Blob;
  readonly state: UploadState;
  readonly addedAt: number;
  readonly place?: string;
  readonly alt?: string;
}

/** The last part of an upload's address is `<medium's id>.<what only its sender knows>`. */
export const mediaIdOf = (uploadUrl: string): string =>
  new URL(uploadUrl, 'http://upload.invalid').pathname.split('/').at(-1)?.split('.')[0] ?? '';

/** Longer names are cut by the service too, which keeps their ending. */
const NAME_SENT_MAX = 400;

/** What the service is told of a file before its bytes. What a picture is called is nobody's business. */
export const metadataOf = ({ purpose, name }: Pick<KeptFile, 'purpose' | 'name'>, sha256: string) => ({
  purpose,
  sha256,
  ...(purpose === 'file' && { filename: name.slice(-NAME_SENT_MAX) }),
});

/** As the device keeps it. */
export function viewOf(kept: KeptFile): UploadView {
  const { id, purpose, name, file, addedAt, place, alt } = kept;
  return { id, purpose, name, file, addedAt, place, alt, state: restoredState(kept) };
}

/** Whether what has arrived can still be shown, the service is asked again. */
function restoredState({ refusal, arrived, paused, mediaId }: KeptFile): UploadState {
  if (refusal) return { kind: 'refused', failure: { kind: 'refused', code: refusal } };
  if (paused && !arrived) return { kind: 'paused', sent: 0 };
  return arrived && mediaId ? { kind: 'processing', mediaId, progress: 0 } : { kind: 'queued' };
}
