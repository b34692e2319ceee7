import type { chatV1 } from '@my-girok/proto';
import type { PersonReference } from './chat.sources.js';

export const rfc3339 = (moment: Date | undefined): string => (moment ?? new Date(0)).toISOString();

export const people = (userIds: readonly string[]): PersonReference[] => userIds.map((id) => ({ id }));

export const person = (userId: string): PersonReference | null => (userId ? { id: userId } : null);

/** A page without its place in the room's numbering could not be continued by the socket. */
export function positionOf(position: chatV1.Position | undefined): chatV1.Position {
  if (!position) throw new Error('chat-service answered without the position');
  return position;
}

export function messagesPage({ messages, pageInfo, position }: chatV1.ListMessagesResponse) {
  return {
    messages,
    hasPreviousPage: pageInfo?.hasPreviousPage ?? false,
    hasNextPage: pageInfo?.hasNextPage ?? false,
    startCursor: pageInfo?.startCursor || null,
    endCursor: pageInfo?.endCursor || null,
    position: positionOf(position),
  };
}

/** A room as a mutation returns it. */
export function given<T>(room: T | null | undefined): T {
  if (!room) throw new Error('chat-service answered without the room');
  return room;
}
