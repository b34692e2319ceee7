import { type Media, MediaPurpose, type MediaServiceClient, MediaState } from '@my-girok/proto';
import type * as schema from '../../gen/media.js';
import { atMost, requireViewer } from '../../operation/arguments.js';
import { callAs, writeAs } from '../../operation/operation.js';
import type { PictureAddresses } from '../../pictures/picture-addresses.js';
import { mediaMax, mediaOf } from './media.loaders.js';

export interface MediaResolverDependencies {
  media: MediaServiceClient;
  addresses: PictureAddresses;
}

/** In an address: its owner's own preview, whatever shows the picture. */
const ownPreview = '-';
const previews: Readonly<Partial<Record<MediaPurpose, string>>> = {
  [MediaPurpose.MEDIA_PURPOSE_AVATAR]: 'avatar192',
  [MediaPurpose.MEDIA_PURPOSE_HEADER]: 'header640',
};
const states: Readonly<Partial<Record<MediaState, schema.MediumState>>> = {
  [MediaState.MEDIA_STATE_UPLOADING]: 'UPLOADING',
  [MediaState.MEDIA_STATE_PROCESSING]: 'PROCESSING',
  [MediaState.MEDIA_STATE_READY]: 'READY',
  [MediaState.MEDIA_STATE_REFUSED]: 'REFUSED',
};

/** Uploads as their owner sees them; media-service's part of the graph. */
export function mediaResolvers({ media, addresses }: MediaResolverDependencies): schema.Resolvers {
  const loaders = mediaOf(media);
  return {
    Query: {
      media: async (_, { ids }, { operation }) => {
        requireViewer(operation);
        const found = await loaders(operation).loadMany(atMost(ids, mediaMax, 'ids'));
        return found.filter((medium) => {
          if (medium instanceof Error) throw medium;
          return medium !== null;
        }) as Media[];
      },
      mediaUsage: async (_, __, { operation }) => {
        requireViewer(operation);
        const { usedBytes, limitBytes } = await media.getUsage({}, callAs(operation));
        return { used: Number(usedBytes), limit: Number(limitBytes) };
      },
    },
    Mutation: {
      createUploadTicket: async (_, __, { operation }) => {
        requireViewer(operation);
        const { ticket, endpoint, expiresAt } = await media.createUploadTicket({}, writeAs(operation));
        if (!expiresAt) throw new Error('media-service answered without the end of the ticket');
        return { ticket, endpoint, expiresAt: expiresAt.toISOString() };
      },
      discardMedia: async (_, { mediaId }, { operation }) => {
        requireViewer(operation);
        await media.discardMedia({ mediaId }, writeAs(operation));
        loaders(operation).clear(mediaId);
        return { discardedMediaId: mediaId };
      },
    },
    Medium: {
      __resolveReference: ({ id }, { operation }) => (operation.viewer ? loaders(operation).load(id) : null),
      // One that we do not know is on its way to one that we do.
      state: ({ state }) => states[state] ?? 'PROCESSING',
      refusal: ({ refusal }) => refusal || null,
      width: ({ width }) => width || null,
      height: ({ height }) => height || null,
      thumbhash: ({ thumbhash }) => thumbhash || null,
      color: ({ color }) => color || null,
      preview: (medium, _, { operation: { viewer } }) =>
        // Nothing is made of files.
        viewer && medium.state === MediaState.MEDIA_STATE_READY && medium.purpose !== MediaPurpose.MEDIA_PURPOSE_FILE
          ? addresses.private(medium.id, viewer.userId, ownPreview, previews[medium.purpose] ?? 'w640')
          : null,
    },
  };
}
