import type { ChatMessage, ChatRoom } from './chat-types.ts';
import type { WireMessage } from './from-wire.ts';
import type { PendingMessage } from './pending-message.ts';
import type { MessagePage } from './timeline.ts';

/** A message as GraphQL would tell it; numbered, a minute after the one before. */
export const message = (seq: number, change: Partial<ChatMessage> = {}): ChatMessage => ({
  id: `m${seq}`,
  roomId: 'room',
  seq,
  clientId: `c${seq}`,
  authorId: 'bora',
  content: `message ${seq}`,
  facets: [],
  attachments: [],
  replyTo: null,
  reactions: [],
  createdAt: new Date(Date.UTC(2026, 10, 24, 3, seq)).toISOString(),
  editedAt: null,
  deleted: false,
  hidden: false,
  notice: null,
  ...change,
});

export const messages = (from: number, to: number): ChatMessage[] =>
  Array.from({ length: to - from + 1 }, (_, at) => message(from + at));

/** A message as the socket gives it. */
export function wire(seq: number, change: Partial<WireMessage> = {}): WireMessage {
  const { authorId, ...rest } = message(seq);
  return { ...rest, author: { id: authorId }, attachments: [], reactions: [], notice: null, ...change };
}

export const page = (from: number, to: number, change: Partial<MessagePage> = {}): MessagePage => ({
  messages: messages(from, to),
  hasPreviousPage: from > 1,
  hasNextPage: false,
  startCursor: `s${from}`,
  endCursor: `e${to}`,
  position: { channel: 'room:room', epoch: 'one', seq: to },
  ...change,
});

export const room = (change: Partial<ChatRoom> = {}): ChatRoom => ({
  id: 'room',
  kind: 'DIRECT',
  name: null,
  memberCount: 2,
  peerId: 'bora',
  faceIds: ['bora'],
  lastMessage: message(3),
  lastSeq: 3,
  firstSeq: 1,
  readSeq: 3,
  unread: 0,
  activeAt: message(3).createdAt,
  state: 'JOINED',
  role: 'MEMBER',
  mutedUntil: null,
  askedById: null,
  sendState: 'OPEN',
  ownAliasId: null,
  ...change,
});

export const pending = (key: string, change: Partial<PendingMessage> = {}): PendingMessage => ({
  key,
  roomId: 'room',
  content: `pending ${key}`,
  mentions: [],
  uploads: [],
  replyTo: null,
  writtenAt: new Date(Date.UTC(2026, 10, 24, 4)).toISOString(),
  state: 'queued',
  ...change,
});
