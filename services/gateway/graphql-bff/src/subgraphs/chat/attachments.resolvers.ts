import type { Resolvers } from '../../gen/chat.js';
import type { Operation } from '../../operation/operation.js';
import { type PictureAddresses, sizesOf } from '../../pictures/picture-addresses.js';
import type { AttachmentOfMessage } from './chat.sources.js';
import { attachmentKindOf } from './wire-names.js';

/** How a file is kept and handed out: as it came. */
const asItCame = 'original';

/** Pictures and files of messages: never public, so their addresses are the reader's own. */
export function attachmentResolvers(addresses: PictureAddresses): Pick<Resolvers, 'ChatAttachment' | 'Picture'> {
  const addressOf = (shown: AttachmentOfMessage, preset: string, { viewer }: Operation): string => {
    // chat-service gives a message to a signed-in person alone.
    if (!viewer) throw new Error('chat-service gave a message to nobody');
    return addresses.private(shown.attachment.mediaId, viewer.userId, shown.messageId, preset);
  };
  const isFile = ({ attachment }: AttachmentOfMessage): boolean => attachmentKindOf(attachment.kind) === 'FILE';
  return {
    ChatAttachment: {
      kind: ({ attachment }) => attachmentKindOf(attachment.kind),
      id: ({ attachment }) => attachment.mediaId,
      picture: (shown) => (isFile(shown) ? null : shown),
      name: (shown) => (isFile(shown) ? shown.attachment.name : null),
      bytes: (shown) => (isFile(shown) ? shown.attachment.bytes : null),
      contentType: (shown) => (isFile(shown) ? shown.attachment.contentType : null),
      url: (shown, _, { operation }) => (isFile(shown) ? addressOf(shown, asItCame, operation) : null),
    },
    Picture: {
      id: ({ attachment }) => attachment.mediaId,
      alt: ({ attachment }) => attachment.alt,
      width: ({ attachment }) => attachment.width,
      height: ({ attachment }) => attachment.height,
      animated: ({ attachment }) => attachment.animated,
      thumbhash: ({ attachment }) => attachment.thumbhash || null,
      color: ({ attachment }) => attachment.color || null,
      sources: (shown, _, { operation }) =>
        sizesOf(shown.attachment).map(({ preset, width }) => ({ width, url: addressOf(shown, preset, operation) })),
      thumb: (shown, _, { operation }) => addressOf(shown, 'thumb', operation),
      poster: (shown, _, { operation }) => (shown.attachment.animated ? addressOf(shown, 'poster', operation) : null),
    },
  };
}
