import { chatV1 } from '@my-girok/proto';
import type { PersonReference, UnderAlias } from './chat.sources.js';

export const rfc3339 = (moment: Date | undefined): string => (moment ?? new Date(0)).toISOString();

/** Whether every id of a person in the room is a pseudonym. */
export const underAliases = ({ kind }: chatV1.Room): boolean => kind === chatV1.RoomKind.ROOM_KIND_MATCH;

/** What a room's messages and members bring along to be shown: nothing but in a match's room. */
export const aliasIn = (room: chatV1.Room): UnderAlias =>
  underAliases(room) ? { readerAlias: room.ownAlias?.id ?? '' } : {};

/** The same of many without a copy of each where there is nothing to bring. */
export const allUnderAlias = <T extends object>(list: readonly T[], { readerAlias }: UnderAlias): (T & UnderAlias)[] =>
  readerAlias === undefined ? [...list] : list.map((each) => ({ ...each, readerAlias }));

/** People to be asked for; nobody has a pseudonym, so there each is null without asking. */
export const people = (userIds: readonly string[], under: UnderAlias = {}): (PersonReference | null)[] =>
  userIds.map((id) => person(id, under));

export const person = (userId: string, { readerAlias }: UnderAlias = {}): PersonReference | null =>
  userId && readerAlias === undefined ? { id: userId } : null;

/** A page without its place in the room's numbering could not be continued by the socket. */
export function positionOf(position: chatV1.Position | undefined): chatV1.Position {
  if (!position) throw new Error('chat-service answered without the position');
  return position;
}

export function messagesPage({ messages, pageInfo, position }: chatV1.ListMessagesResponse, under: UnderAlias) {
  return {
    messages: allUnderAlias(messages, under),
    hasPreviousPage: pageInfo?.hasPreviousPage ?? false,
    hasNextPage: pageInfo?.hasNextPage ?? false,
    startCursor: pageInfo?.startCursor || null,
    endCursor: pageInfo?.endCursor || null,
    position: positionOf(position),
  };
}

/** A room or a call as a mutation returns it. */
export function given<T>(thing: T | null | undefined): T {
  if (!thing) throw new Error('chat-service answered without what was changed');
  return thing;
}
