import { LIMITS, type UploadType } from '@my-girok/types';
import { admissionErrors } from './admission.errors.js';
import { openHeader } from './decoder.js';
import { pictureType } from './picture-type.js';

/** What a file says of its picture before anything of it is decoded. */
export interface PictureHeader {
  type: UploadType;
  /** As stored: before orientation. */
  width: number;
  height: number;
  /** 1 to 8, as EXIF has it. */
  orientation: number;
  frames: number;
  /** Its decoder must hold all of it at once. */
  whole: boolean;
}

const FORMATS: Readonly<Record<UploadType, string>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'heif',
};

/**
 * Admits a picture by its header. Throws MEDIA_TYPE_UNSUPPORTED, MEDIA_HEIC_UNSUPPORTED, MEDIA_BROKEN, MEDIA_SIDE_TOO_LONG,
 * MEDIA_TOO_MANY_FRAMES, MEDIA_TOO_MANY_PIXELS.
 */
export async function admitPicture(file: Buffer): Promise<PictureHeader> {
  const type = await pictureType(file);
  const { format, width, height, pages, orientation, isProgressive } = await openHeader(file).catch(
    (error: unknown) => {
      throw admissionErrors.broken(error);
    },
  );
  if (format !== FORMATS[type] || !width || !height) throw admissionErrors.broken();
  // Several pictures of one AVIF file are not the frames of an animation.
  const frames = type === 'image/gif' || type === 'image/webp' ? (pages ?? 1) : 1;
  const header: PictureHeader = {
    type,
    width,
    height,
    orientation: orientation && orientation >= 1 && orientation <= 8 ? orientation : 1,
    frames,
    whole: frames > 1 || isProgressive === true || type === 'image/webp' || type === 'image/avif',
  };
  checkHeader(header);
  return header;
}

/** The limits, by header. */
export function checkHeader({ width, height, frames }: Pick<PictureHeader, 'width' | 'height' | 'frames'>): void {
  if (width > LIMITS.uploadSideMax || height > LIMITS.uploadSideMax) throw admissionErrors.sideTooLong();
  if (frames > LIMITS.uploadFramesMax) throw admissionErrors.tooManyFrames();
  if (width * height * frames > LIMITS.uploadPixelsMax) throw admissionErrors.tooManyPixels();
}
