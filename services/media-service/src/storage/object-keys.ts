import type { MediaPurpose } from '@my-girok/types';

/** Where the bytes of an upload are until it is admitted: the object, tus's `.info` and `.part` beside it. */
export const UPLOADS = 'uploads/';

/** The key of an upload's object by the last part of its address. */
export const uploadKey = (uploadId: string): string => `${UPLOADS}${uploadId}`;

/** Every key that an upload may have objects under. */
export const uploadKeys = (uploadId: string): string[] =>
  ['', '.info', '.part'].map((suffix) => `${uploadKey(uploadId)}${suffix}`);

/** What everything kept of one picture begins with. By content, within its owner; the id tells it from one being removed. */
export function renditionPrefix(rendition: {
  id: string;
  ownerId: string;
  purpose: MediaPurpose;
  sha256: Buffer;
}): string {
  return `${rendition.ownerId}/${rendition.sha256.toString('hex')}/${rendition.purpose}-${rendition.id}/`;
}

/** The key of the bytes as they came. */
export const originalKey = (rendition: Parameters<typeof renditionPrefix>[0]): string =>
  `${renditionPrefix(rendition)}original`;
