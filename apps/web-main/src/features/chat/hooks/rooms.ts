import type { ChatMessage, ChatRoom } from './chat-types.ts';

/** The rooms a person sees, by id. */
export type Rooms = ReadonlyMap<string, ChatRoom>;

/** Who the person is in a room: their pseudonym in a match's, themselves elsewhere. */
export const selfIn = (rooms: Rooms, roomId: string, me: string): string => rooms.get(roomId)?.ownAliasId ?? me;

export const withRoom = (rooms: Rooms, room: ChatRoom): Rooms => new Map(rooms).set(room.id, room);

export function withoutRoom(rooms: Rooms, id: string): Rooms {
  if (!rooms.has(id)) return rooms;
  const left = new Map(rooms);
  left.delete(id);
  return left;
}

function changed(rooms: Rooms, id: string, change: (room: ChatRoom) => ChatRoom): Rooms {
  const room = rooms.get(id);
  if (!room) return rooms;
  const next = change(room);
  return next === room ? rooms : withRoom(rooms, next);
}

/** RFC 3339 in UTC is in order as text. */
const later = (one: string, other: string): string => (one < other ? other : one);

/** What a room shows changes with each message; counted once, however often it comes. */
export const withMessage = (rooms: Rooms, message: ChatMessage, me: string): Rooms =>
  changed(rooms, message.roomId, (room) => {
    if (message.seq <= room.lastSeq) return room;
    const isOwn = message.authorId === me;
    return {
      ...room,
      lastMessage: message,
      lastSeq: message.seq,
      activeAt: later(message.createdAt, room.activeAt),
      // Who writes has read.
      readSeq: isOwn && !message.notice ? message.seq : room.readSeq,
      unread: isOwn ? (message.notice ? room.unread : 0) : room.unread + 1,
    };
  });

/** The last message took another form. */
export const withMessageChanged = (rooms: Rooms, message: ChatMessage): Rooms =>
  changed(rooms, message.roomId, (room) =>
    room.lastMessage?.id === message.id ? { ...room, lastMessage: message } : room,
  );

/** How far the person has read, here or elsewhere: it never goes back. `left`: what is unread after it, where it is known. */
export const withRead = (rooms: Rooms, roomId: string, seq: number, left?: number): Rooms =>
  changed(rooms, roomId, (room) => {
    if (seq < room.readSeq || (seq === room.readSeq && left === undefined)) return room;
    const behind = Math.max(0, room.lastSeq - seq);
    return { ...room, readSeq: seq, unread: Math.min(left ?? room.unread, behind) };
  });

/** A room as the service tells it now. What has come live since it was asked for is not taken back. */
export function withFresh(rooms: Rooms, fresh: ChatRoom): Rooms {
  const known = rooms.get(fresh.id);
  if (!known || known.lastSeq <= fresh.lastSeq) {
    const readSeq = Math.max(known?.readSeq ?? 0, fresh.readSeq);
    const unread =
      readSeq > fresh.readSeq ? Math.min(fresh.unread, Math.max(0, fresh.lastSeq - readSeq)) : fresh.unread;
    return withRoom(rooms, { ...fresh, readSeq, unread });
  }
  const { lastMessage, lastSeq, activeAt, unread, readSeq } = known;
  return withRoom(rooms, { ...fresh, lastMessage, lastSeq, activeAt, unread, readSeq });
}

const latestFirst = (one: ChatRoom, other: ChatRoom): number =>
  one.activeAt === other.activeAt ? (one.id < other.id ? -1 : 1) : one.activeAt < other.activeAt ? 1 : -1;

/** Those of one box, the latest activity first; rooms of matches are in none. */
export const inBox = (rooms: Rooms, box: 'INBOX' | 'REQUESTS'): readonly ChatRoom[] =>
  [...rooms.values()]
    .filter(({ kind, state }) => kind !== 'MATCH' && state === (box === 'INBOX' ? 'JOINED' : 'ASKED'))
    .sort(latestFirst);
