import type { ChatMessage, ChatReply } from '../hooks/chat-types.ts';

/** What rows of a conversation may do; the same object while nothing of it changes. */
export interface MessageTools {
  readonly mayWrite: boolean;
  readonly mayDeleteOthers: boolean;
  readonly mayEdit: (message: ChatMessage) => boolean;
  readonly reply: (message: ChatMessage) => void;
  readonly edit: (message: ChatMessage) => void;
  readonly remove: (message: ChatMessage) => void;
  readonly copy: (message: ChatMessage) => void;
  readonly report: (message: ChatMessage) => void;
  readonly react: (message: ChatMessage, emoji: string, on: boolean) => void;
  readonly jumpTo: (reply: ChatReply) => void;
  readonly refresh: (message: ChatMessage) => void;
  readonly retry: (key: string) => void;
  readonly discard: (key: string) => void;
  readonly pickDay: () => void;
}
