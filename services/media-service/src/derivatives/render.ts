import type { Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { openPicture, openPixels, type Pixels, toPixels } from '../admission/decoder.js';
import type { PictureHeader } from '../admission/picture-header.js';
import type { Derivative } from './derivative-plan.js';

export type Format = 'webp' | 'avif';

/** The largest side that a ThumbHash is made of. */
const HASH_SIDE = 100;

/** How a stored picture is turned to be looked at, by its EXIF orientation. sharp mirrors first and then turns. */
const TURNS: Readonly<Record<number, (picture: Sharp) => Sharp>> = {
  2: (picture) => picture.flop(),
  3: (picture) => picture.rotate(180),
  4: (picture) => picture.flip(),
  5: (picture) => picture.flip().rotate(90),
  6: (picture) => picture.rotate(90),
  7: (picture) => picture.flop().rotate(90),
  8: (picture) => picture.rotate(270),
};

/** The size that a picture is looked at in: orientations from 5 lie on their side. */
export function orientedSize({ width, height, orientation }: PictureHeader): { width: number; height: number } {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

/**
 * Decodes a picture once, to `size` as it is looked at, in sRGB and without anything else that its file held. It is made
 * smaller before it is turned: turning needs all pixels at once, making smaller only some rows.
 */
export async function renderBase(
  file: Buffer,
  header: PictureHeader,
  size: { width: number; height: number },
): Promise<Pixels> {
  const stored = header.orientation >= 5 ? { width: size.height, height: size.width } : size;
  const small = await toPixels(openPicture(file).resize({ ...stored, fit: 'fill' }));
  const turn = TURNS[header.orientation];
  return turn ? toPixels(turn(openPixels(small))) : small;
}

/** One still derivative, from the base. */
export function renderStill(base: Pixels, { width, height, cropped }: Derivative, format: Format): Promise<Buffer> {
  const picture = openPixels(base);
  if (width !== base.width || height !== base.height) {
    picture.resize(cropped ? { width, height, fit: 'cover', position: 'attention' } : { width, height, fit: 'fill' });
  }
  return encode(picture, format);
}

/** One derivative that keeps moving, from the file. */
export function renderMoving(file: Buffer, { width }: Derivative): Promise<Buffer> {
  return openPicture(file, { animated: true }).resize({ width }).webp({ quality: 75, effort: 3 }).toBuffer();
}

function encode(picture: Sharp, format: Format): Promise<Buffer> {
  const encoded =
    format === 'webp' ? picture.webp({ quality: 80, effort: 4 }) : picture.avif({ quality: 55, effort: 2 });
  return encoded.toBuffer();
}

/** What stands in a picture's place until it is there: its ThumbHash in base64 and its dominant colour. */
export async function renderPlaceholder(base: Pixels): Promise<{ thumbhash: string; color: string }> {
  const tiny = await toPixels(
    openPixels(base)
      .resize({ width: HASH_SIDE, height: HASH_SIDE, fit: 'inside', withoutEnlargement: true })
      .ensureAlpha(),
  );
  const { dominant } = await openPixels(tiny).stats();
  const thumbhash = Buffer.from(rgbaToThumbHash(tiny.width, tiny.height, tiny.data)).toString('base64');
  const color = `#${[dominant.r, dominant.g, dominant.b].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  return { thumbhash, color };
}
