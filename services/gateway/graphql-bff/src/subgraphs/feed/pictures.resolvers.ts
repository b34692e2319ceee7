import { Visibility } from '@my-girok/proto';
import type { Resolvers } from '../../gen/feed.js';
import type { Operation } from '../../operation/operation.js';
import { type PictureAddresses, sizesOf } from '../../pictures/picture-addresses.js';
import type { PictureOfPost } from './feed.sources.js';
import { visibilityOf } from './wire-names.js';

/** Pictures of posts. Who may see a post that is not public gets addresses of their own. */
export function pictureResolvers(addresses: PictureAddresses): Pick<Resolvers, 'Picture'> {
  const addressOf = ({ picture, post }: PictureOfPost, preset: string, { viewer }: Operation): string => {
    if (visibilityOf(post.visibility) === 'PUBLIC') return addresses.public(picture.mediaId, preset);
    // feed-service gives such a post to a signed-in person alone.
    if (!viewer) throw new Error(`feed-service gave a post of visibility ${Visibility[post.visibility]} to nobody`);
    return addresses.private(picture.mediaId, viewer.userId, post.id, preset);
  };
  return {
    Picture: {
      id: ({ picture }) => picture.mediaId,
      alt: ({ picture }) => picture.alt,
      width: ({ picture }) => picture.width,
      height: ({ picture }) => picture.height,
      animated: ({ picture }) => picture.animated,
      thumbhash: ({ picture }) => picture.thumbhash || null,
      color: ({ picture }) => picture.color || null,
      sources: (shown, _, { operation }) =>
        sizesOf(shown.picture).map(({ preset, width }) => ({ width, url: addressOf(shown, preset, operation) })),
      thumb: (shown, _, { operation }) => addressOf(shown, 'thumb', operation),
      poster: (shown, _, { operation }) => (shown.picture.animated ? addressOf(shown, 'poster', operation) : null),
    },
  };
}
