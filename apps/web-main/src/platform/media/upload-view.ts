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
}

/** The last part of an upload's address is `<medium's id>.<what only its sender knows>`. */
export const mediaIdOf = (uploadUrl: string): string =>
  new URL(uploadUrl, 'http://upload.invalid').pathname.split('/').at(-1)?.split('.')[0] ?? '';

/** As the device keeps it. */
export function viewOf(kept: KeptFile): UploadView {
  const { id, purpose, name, file } = kept;
  return { id, purpose, name, file, state: restoredState(kept) };
}

/** Whether what has arrived can still be shown, the service is asked again. */
function restoredState({ refusal, arrived, paused, mediaId }: KeptFile): UploadState {
  if (refusal) return { kind: 'refused', failure: { kind: 'refused', code: refusal } };
  if (paused && !arrived) return { kind: 'paused', sent: 0 };
  return arrived && mediaId ? { kind: 'processing', mediaId, progress: 0 } : { kind: 'queued' };
}
