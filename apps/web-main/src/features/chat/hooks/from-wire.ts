import type { PictureView } from '@my-girok/ui-components';
import type { ChatAttachment, ChatMessage, NoticeKind } from './chat-types.ts';

interface WireAttachment {
  readonly kind: 'picture' | 'file';
  readonly id: string;
  readonly alt?: string;
  readonly width?: number;
  readonly height?: number;
  readonly animated?: boolean;
  readonly thumbhash?: string;
  readonly color?: string;
  readonly name?: string;
  readonly bytes?: number;
  readonly contentType?: string;
}

/** A message as the socket gives it: without addresses, and the same for everybody. */
export interface WireMessage extends Omit<ChatMessage, 'authorId' | 'attachments' | 'reactions' | 'notice'> {
  readonly author: { readonly id: string };
  readonly attachments: readonly WireAttachment[];
  readonly reactions: readonly {
    readonly emoji: string;
    readonly count: number;
    readonly userIds: readonly string[];
  }[];
  readonly notice: {
    readonly kind: NoticeKind;
    readonly userIds: readonly string[];
    readonly name: string | null;
    readonly seconds?: number | null;
  } | null;
}

/** What stands in a picture's place until its addresses are known. */
const withoutAddresses = (wire: WireAttachment): PictureView => ({
  id: wire.id,
  alt: wire.alt ?? '',
  width: wire.width ?? 0,
  height: wire.height ?? 0,
  animated: wire.animated ?? false,
  thumbhash: wire.thumbhash,
  color: wire.color,
  sources: [],
  thumb: '',
});

const attachmentOf = (wire: WireAttachment): ChatAttachment =>
  wire.kind === 'picture'
    ? { kind: 'picture', id: wire.id, picture: withoutAddresses(wire) }
    : { kind: 'file', id: wire.id, name: wire.name, bytes: wire.bytes, contentType: wire.contentType };

/** A message from the socket, as `me` sees it. */
export function messageOfWire(wire: WireMessage, me: string): ChatMessage {
  const { author, attachments, reactions, ...rest } = wire;
  return {
    ...rest,
    clientId: wire.clientId || null,
    authorId: author.id,
    attachments: attachments.map(attachmentOf),
    reactions: reactions.map((each) => ({ ...each, isMine: each.userIds.includes(me) })),
    editedAt: wire.editedAt ?? null,
    replyTo: wire.replyTo ?? null,
    notice: wire.notice
      ? { ...wire.notice, name: wire.notice.name ?? null, seconds: wire.notice.seconds ?? null }
      : null,
  };
}

/** Whether something of a message has to be asked for before it can be shown whole. */
export const lacksAddresses = ({ attachments }: Pick<ChatMessage, 'attachments'>): boolean =>
  attachments.some(({ kind, picture, url }) => (kind === 'picture' ? !picture || picture.thumb === '' : !url));

/**
 * The newer form of a message, with the addresses the older one had: an edit or a reaction comes without them, and
 * pictures must not blink.
 */
export function keepAddresses(known: ChatMessage | undefined, message: ChatMessage): ChatMessage {
  if (!known || known === message || !lacksAddresses(message)) return message;
  const before = new Map(known.attachments.map((each) => [each.id, each]));
  return {
    ...message,
    attachments: message.attachments.map((each) => {
      const had = before.get(each.id);
      return had && lacksAddresses({ attachments: [each] }) ? { ...had } : each;
    }),
  };
}
