import type { ApolloClient } from '@apollo/client';
import { backOff } from '../../../platform/connection/connection.ts';
import { passes } from '../../../platform/graphql/failure.ts';
import { attachmentsState, sweepAttachments } from '../../../platform/media/attachments.ts';
import type { Uploads } from '../../../platform/media/uploads.ts';
import { lineFailureOf } from '../../../platform/realtime/line-failure.ts';
import { Chat } from './chat.ts';
import { ChatApi } from './chat-api.ts';
import { ChatOutbox, type Deliver } from './chat-outbox.ts';
import type { ChatMessage } from './chat-types.ts';
import type { WireMessage } from './from-wire.ts';
import type { PendingMessage } from './pending-message.ts';
import { setChatUnread } from './unread-signal.ts';

/** One person's chats and what they have sent, on this page. */
export interface RunningChat {
  readonly chat: Chat;
  readonly outbox: ChatOutbox;
  /** Hears of messages that others write; one listener, the last. */
  onArrived: (message: ChatMessage) => void;
}

const running = new Map<string, RunningChat>();

/** The chats of a person, made once a page. */
export function runningChat(person: string, client: ApolloClient, uploads: Uploads): RunningChat {
  let made = running.get(person);
  if (!made) {
    made = make(person, client, uploads);
    running.set(person, made);
  }
  return made;
}

function make(person: string, client: ApolloClient, uploads: Uploads): RunningChat {
  const chat = new Chat({
    me: person,
    api: new ChatApi(client),
    onUnread: setChatUnread,
    onArrived: (message) => made.onArrived(message),
    onLive: () => outbox.pumpAll(),
  });
  const outbox = new ChatOutbox({
    person,
    storage: localStorage,
    locks: navigator.locks,
    deliver: deliverer(chat, uploads, (roomId) => void outbox.pump(roomId)),
    passes,
  });
  const made: RunningChat = { chat, outbox, onArrived: () => {} };
  addEventListener('storage', ({ key }) => outbox.changedElsewhere(key));
  let isSwept = false;
  uploads.subscribe(() => {
    if (uploads.isLoaded() && !isSwept) {
      isSwept = true;
      void sweepAttachments(uploads, new Set(outbox.all().flatMap((entry) => entry.uploads)));
    }
    const isWaiting = ({ state, uploads: ids }: PendingMessage): boolean => state === 'queued' && ids.length > 0;
    for (const entry of outbox.all()) if (isWaiting(entry) && isSettled(entry, uploads)) void outbox.pump(entry.roomId);
  });
  return made;
}

const isSettled = (entry: PendingMessage, uploads: Uploads): boolean =>
  attachmentsState(entry.uploads, uploads.all(), uploads.isLoaded()).kind !== 'waits';

const payloadOf = (entry: PendingMessage, attachments: readonly object[]): object => ({
  roomId: entry.roomId,
  clientId: entry.key,
  content: entry.content,
  ...(entry.mentions.length > 0 && {
    mentions: entry.mentions.map(({ start, end, userId }) => ({ start, end, userId })),
  }),
  ...(attachments.length > 0 && { attachments }),
  ...(entry.replyTo && { replyToId: entry.replyTo.messageId }),
});

/** Sends over the line; what passes is tried again by itself, with back-off where the line is there and a service is not. */
function deliverer(chat: Chat, uploads: Uploads, again: (roomId: string) => void): Deliver {
  let attempt = 0;
  return async (entry) => {
    const files = attachmentsState(entry.uploads, uploads.all(), uploads.isLoaded());
    if (files.kind === 'waits') return 'waits';
    if (files.kind === 'failed') return files.failure;
    try {
      const payload = payloadOf(entry, files.attachments);
      const { message } = await chat.request<{ message: WireMessage }>('message.send', payload);
      attempt = 0;
      const isWhole = chat.acknowledged(message);
      // Until their addresses are known, pictures are shown from the device.
      if (entry.uploads.length > 0) void isWhole.then(() => uploads.forget(entry.uploads));
      return undefined;
    } catch (error) {
      const failure = lineFailureOf(error);
      if (passes(failure) && chat.isLive) {
        setTimeout(() => again(entry.roomId), Math.max((failure.retryAfterSeconds ?? 0) * 1_000, backOff(attempt)));
        attempt += 1;
      }
      return failure;
    }
  };
}
