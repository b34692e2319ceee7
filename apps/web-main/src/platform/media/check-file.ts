import { LIMITS, UPLOAD_TYPES } from '@my-girok/types';

/** Why a file is not even tried; the service looks at its content and decides. */
export type FileFault = 'empty' | 'tooLarge' | 'heic' | 'svg' | 'type';

/** What a file picker offers. */
export const ACCEPTED = UPLOAD_TYPES.join(',');

/** What devices say of a file whose type they do not know: nothing, or just that it is a file. */
const UNKNOWN_TYPES: readonly string[] = ['', 'application/octet-stream'];

/** Says early what is sure to be refused. A file whose type the device does not know is left to the service. */
export function faultOf({ name, type, size }: Pick<File, 'name' | 'type' | 'size'>): FileFault | undefined {
  if (size === 0) return 'empty';
  if (/^image\/hei[cf]/.test(type) || /\.hei[cf]$/i.test(name)) return 'heic';
  if (type === 'image/svg+xml') return 'svg';
  if (!UNKNOWN_TYPES.includes(type) && !(UPLOAD_TYPES as readonly string[]).includes(type)) return 'type';
  if (size > LIMITS.uploadBytesMax) return 'tooLarge';
  return undefined;
}
