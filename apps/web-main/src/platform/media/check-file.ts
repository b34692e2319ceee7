import { LIMITS, type MediaPurpose, UPLOAD_TYPES } from '@my-girok/types';

/** Why a file is not even tried; the service looks at its content and decides. */
export type FileFault = 'empty' | 'tooLarge' | 'heic' | 'svg' | 'type';

/** What a file picker offers. */
export const ACCEPTED = UPLOAD_TYPES.join(',');

/** What devices say of a file whose type they do not know: nothing, or just that it is a file. */
const UNKNOWN_TYPES: readonly string[] = ['', 'application/octet-stream'];

type Described = Pick<File, 'name' | 'type' | 'size'>;

/**
 * Says early what is sure to be refused. A picture whose type the device does not know is left to the service; a file of a message
 * may be anything that is not empty.
 */
export function faultOf({ name, type, size }: Described, purpose: MediaPurpose = 'post'): FileFault | undefined {
  if (size === 0) return 'empty';
  if (purpose === 'file') return size > LIMITS.uploadBytesMax ? 'tooLarge' : undefined;
  if (isHeic({ name, type })) return 'heic';
  if (type === 'image/svg+xml') return 'svg';
  if (!UNKNOWN_TYPES.includes(type) && !(UPLOAD_TYPES as readonly string[]).includes(type)) return 'type';
  if (size > LIMITS.uploadBytesMax) return 'tooLarge';
  return undefined;
}

const isHeic = ({ name, type }: Pick<File, 'name' | 'type'>): boolean =>
  /^image\/hei[cf]/.test(type) || /\.hei[cf]$/i.test(name);

/**
 * What a file that somebody puts into a message is sent as: a picture is shown, and loses where it was taken; anything else is
 * handed on as it is. A photograph that cannot be shown (HEIC) counts as a picture, so that it is refused rather than handed on with
 * its place in it; who means to hand it on says so.
 */
export const purposeInMessage = (file: Pick<File, 'name' | 'type'>): 'message' | 'file' =>
  (UPLOAD_TYPES as readonly string[]).includes(file.type) || isHeic(file) ? 'message' : 'file';

/**
 * The same bytes under a type that no browser opens as a page: an address of a file on this device has our page's origin, and so would a
 * script in it. Pictures are still shown.
 */
export const harmless = (file: Blob): Blob =>
  (UPLOAD_TYPES as readonly string[]).includes(file.type)
    ? file
    : new Blob([file], { type: 'application/octet-stream' });
