import { chatV1 } from '@my-girok/proto';
import type { Membership } from '../members/membership.js';
import type { Message } from '../messages/message.js';
import { type Beside, isHidden, messageMessage } from '../messages/message.message.js';
import { maySee } from '../messages/message.policy.js';
import { CHANGES } from '../messages/message-change.js';
import { personChangeKindOf } from '../people/person.message.js';
import type { ChannelEntry } from './channel-entry.js';

/** What a channel's numbers are shown by. */
export interface Hydrated extends Required<Beside> {
  /** The messages they tell of, as they are now. */
  messages: ReadonlyMap<string, Message>;
  /** The listener's place in the room; absent in a person's own channel. */
  membership?: Pick<Membership, 'firstSeq' | 'firstChannelSeq'>;
}

/** What a number of a channel stands for, as somebody may see it today: nothing, where it is not for them, so that none is missing. */
export function channelEvent({ seq, channel, happening }: ChannelEntry, hydrated: Hydrated): chatV1.ChannelEvent {
  return chatV1.ChannelEvent.fromPartial({
    seq,
    ...(shown({ seq, channel, happening }, hydrated) ?? { skipped: true }),
  });
}

function shown(
  { seq, channel, happening }: Pick<ChannelEntry, 'seq' | 'channel' | 'happening'>,
  { messages, membership, answered, hidden }: Hydrated,
) {
  const seen = (messageId: string) => {
    const message = messages.get(messageId);
    return message && membership && maySee(message, membership) ? message : undefined;
  };
  switch (happening.kind) {
    case 'message.created': {
      const message = seen(happening.messageId);
      return message && { messageCreated: messageMessage(message, { answered, hidden }) };
    }
    case 'message.updated': {
      const { change, userId, emoji, messageId } = happening;
      const message = seen(messageId);
      if (!message || isHidden(message, hidden) || hidden.has(userId)) return undefined;
      const shownMessage = messageMessage(message, { answered, hidden });
      return { messageUpdated: { kind: CHANGES[change], userId, emoji, message: shownMessage } };
    }
    case 'message.deleted': {
      const { messageId, messageSeq, byId } = happening;
      return membership && maySee({ seq: messageSeq }, membership)
        ? { messageDeleted: { messageId, messageSeq, byId } }
        : undefined;
    }
    case 'room.updated':
      if (!membership || seq < membership.firstChannelSeq) return undefined;
      return { roomUpdated: { roomId: channel.slice('room:'.length), ...happening.change } };
    case 'person.rooms_updated':
      return { personUpdated: { roomId: happening.roomId ?? '', kind: personChangeKindOf(happening.change) } };
  }
}
