import type { UploadType } from '@my-girok/types';
import { fileTypeFromBuffer } from 'file-type';
import { admissionErrors } from './admission.errors.js';

/** APNG is read as PNG: its first frame. */
const TYPES: Readonly<Record<string, UploadType>> = {
  'image/jpeg': 'image/jpeg',
  'image/png': 'image/png',
  'image/apng': 'image/png',
  'image/webp': 'image/webp',
  'image/gif': 'image/gif',
  'image/avif': 'image/avif',
};
const HEIF = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence']);

/**
 * What a file is, by its first bytes and by nothing else. Throws MEDIA_HEIC_UNSUPPORTED, and MEDIA_TYPE_UNSUPPORTED for
 * everything that is not a picture of ours, SVG and HTML among it.
 */
export async function pictureType(file: Buffer): Promise<UploadType> {
  const mime = (await fileTypeFromBuffer(file))?.mime ?? '';
  const type = TYPES[mime];
  if (type) return type;
  if (!HEIF.has(mime)) throw admissionErrors.typeUnsupported();
  if (compatibleBrands(file).some((brand) => brand === 'avif' || brand === 'avis')) return 'image/avif';
  throw admissionErrors.heicUnsupported();
}

/** ISO/IEC 14496-12, `ftyp`: some AVIF encoders name the container as the major brand and AVIF only among the compatible ones. */
function compatibleBrands(file: Buffer): string[] {
  const end = Math.min(file.length, file.readUInt32BE(0), 256);
  const brands: string[] = [];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(file.toString('latin1', at, at + 4));
  return brands;
}
