import { readText } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';
import { readId } from '../requests/id.js';

import type { Picture } from './post.js';
import { postsErrors } from './posts.errors.js';

/** A picture as its sender describes it. */
export type PictureInput = Pick<Picture, 'mediaId' | 'alt'>;

/**
 * What a post says, checked; throws FEED_POST_EMPTY where nothing but text would be there to see, FEED_POST_TOO_LONG,
 * FEED_POST_CHARACTER_INVALID.
 */
export function readContent(raw: string, { mayBeEmpty }: { mayBeEmpty: boolean }): string {
  return readText(raw, {
    max: LIMITS.postMax,
    ...(!mayBeEmpty && { empty: postsErrors.postEmpty }),
    tooLong: postsErrors.postTooLong,
    characterInvalid: postsErrors.postCharacterInvalid,
  });
}

/** Empty for none; throws FEED_WARNING_TOO_LONG, FEED_WARNING_CHARACTER_INVALID. */
export function readWarning(raw: string): string {
  return readText(raw, {
    max: LIMITS.contentWarningMax,
    tooLong: postsErrors.warningTooLong,
    characterInvalid: postsErrors.warningCharacterInvalid,
  });
}

/**
 * Pictures by id with their descriptions, each once. Throws FEED_PICTURES_TOO_MANY, FEED_PICTURE_INVALID, FEED_ALT_TOO_LONG,
 * FEED_ALT_CHARACTER_INVALID, FEED_ID_INVALID.
 */
export function readPictures(inputs: readonly PictureInput[]): PictureInput[] {
  if (inputs.length > LIMITS.picturesMax) throw postsErrors.picturesTooMany();
  const pictures = inputs.map(({ mediaId, alt }) => ({ mediaId: readId(mediaId, 'pictures'), alt: readAlt(alt) }));
  if (new Set(pictures.map(({ mediaId }) => mediaId)).size < pictures.length) throw postsErrors.pictureInvalid();
  return pictures;
}

/** Pictures with new descriptions; throws what readPictures throws, FEED_PICTURE_INVALID for one that is not among them. */
export function describePictures(pictures: readonly Picture[], inputs: readonly PictureInput[]): Picture[] {
  const alts = new Map(readPictures(inputs).map(({ mediaId, alt }) => [mediaId, alt]));
  const described = pictures.map((picture) => ({ ...picture, alt: alts.get(picture.mediaId) ?? picture.alt }));
  for (const { mediaId } of pictures) alts.delete(mediaId);
  if (alts.size > 0) throw postsErrors.pictureInvalid();
  return described;
}

function readAlt(raw: string): string {
  return readText(raw, {
    max: LIMITS.altMax,
    tooLong: postsErrors.altTooLong,
    characterInvalid: postsErrors.altCharacterInvalid,
  });
}
