import type { ChannelEvent } from '@my-girok/realtime/server';
import type { WireChange, WireMessage } from './chat.wire.js';

type People = ReadonlySet<string>;

/**
 * An event as somebody sees it between whom and these people there is a block: of a message only its place is left, of a reaction
 * nothing, and an answer does not quote. Null: not for them at all. What happened to a group is told to everybody in it.
 */
export function presentEvent(event: ChannelEvent, hidden: People): ChannelEvent | null {
  if (event.seq === 0) return event.authorId !== undefined && hidden.has(event.authorId) ? null : event;
  if (event.name === 'message.created') {
    const { message } = event.data as { message: WireMessage };
    const seen = presentMessage(message, hidden);
    return seen === message ? event : { ...event, data: { message: seen } };
  }
  if (event.name === 'message.updated') {
    const { message, change } = event.data as { message: WireMessage; change: WireChange };
    if (hidden.has(message.author.id) || hidden.has(change.userId)) return null;
    const seen = presentMessage(message, hidden);
    return seen === message ? event : { ...event, data: { message: seen, change } };
  }
  return event;
}

function presentMessage(message: WireMessage, hidden: People): WireMessage {
  if (message.notice || message.deleted) return message;
  if (hidden.has(message.author.id)) {
    const nothing = { content: '', facets: [], attachments: [], replyTo: null, reactions: [], editedAt: null };
    return { ...message, ...nothing, hidden: true };
  }
  const quotes = message.replyTo !== null && hidden.has(message.replyTo.authorId);
  const reacted = message.reactions.some(({ userIds }) => userIds.some((id) => hidden.has(id)));
  if (!quotes && !reacted) return message;
  return {
    ...message,
    replyTo: quotes && message.replyTo ? { ...message.replyTo, excerpt: '', hasAttachments: false } : message.replyTo,
    reactions: reacted ? message.reactions.flatMap((reaction) => withoutHidden(reaction, hidden)) : message.reactions,
  };
}

function withoutHidden(reaction: WireMessage['reactions'][number], hidden: People): WireMessage['reactions'] {
  const userIds = reaction.userIds.filter((id) => !hidden.has(id));
  const count = reaction.count - (reaction.userIds.length - userIds.length);
  return count > 0 ? [{ ...reaction, count, userIds }] : [];
}
