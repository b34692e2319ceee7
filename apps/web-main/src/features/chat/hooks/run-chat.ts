import type { ApolloClient } from '@apollo/client';
import type { Uploads } from '../../../platform/media/uploads.ts';
import type { Realtime } from '../../../platform/realtime/realtime.ts';
import type { ChatLine } from './chat-line.ts';
import type { ChatMessage, ChatPerson } from './chat-types.ts';
import { notifiesOfMessages } from './desktop-notices.ts';
import { runningChat } from './running-chat.ts';

export interface RunChatParts {
  readonly person: string;
  readonly client: ApolloClient;
  readonly uploads: Uploads;
  readonly realtime: Realtime;
  /** What a notice says of a message; the author is undefined where they are not known. */
  readonly words: (
    message: ChatMessage,
    author: ChatPerson | undefined,
  ) => { readonly title: string; readonly body: string };
  readonly openRoom: (roomId: string) => void;
}

/** Hears the person's chats from here on, sends what waits, and tells of messages while nobody looks. Answers what ends it. */
export function runChat({ person, client, uploads, realtime, words, openRoom }: RunChatParts): () => void {
  const running = runningChat(person, client, uploads);
  const { chat, outbox } = running;
  let isOver = false;
  const notices = notifiesOfMessages(person, openRoom);
  running.onArrived = (message) => {
    const author = chat.store.get().people.get(message.authorId);
    notices.tell(message, words(message, author));
  };
  void realtime.line('/chat').then(
    (line) => !isOver && chat.follow(line as ChatLine),
    () => undefined,
  );
  chat.countUnread();
  addEventListener('online', outbox.pumpAll);
  return () => {
    isOver = true;
    removeEventListener('online', outbox.pumpAll);
    notices.stop();
    chat.unfollow();
  };
}
