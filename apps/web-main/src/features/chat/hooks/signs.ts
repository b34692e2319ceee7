import type { Presence, ReadMarker } from './chat-types.ts';

/** How long somebody is said to be typing after they were last seen to, ms: their own end may never be told. */
export const TYPING_MS = 6_000;

export type Typing = ReadonlyMap<string, ReadonlyMap<string, number>>;
export type Markers = ReadonlyMap<string, ReadonlyMap<string, ReadMarker>>;
export type Presences = ReadonlyMap<string, Presence>;

/** `now` in ms; what is kept is until when each is said to be typing. */
export function withTyping(typing: Typing, roomId: string, userId: string, isTyping: boolean, now: number): Typing {
  const room = typing.get(roomId);
  if (!isTyping && !room?.has(userId)) return typing;
  const next = new Map(room);
  if (isTyping) next.set(userId, now + TYPING_MS);
  else next.delete(userId);
  return new Map(typing).set(roomId, next);
}

/** Without those whose time is over. */
export function typingAt(typing: Typing, now: number): Typing {
  const isOver = [...typing.values()].some((room) => [...room.values()].some((until) => until <= now));
  if (!isOver) return typing;
  return new Map(
    [...typing].map(([roomId, room]) => [roomId, new Map([...room].filter(([, until]) => until > now))] as const),
  );
}

/** Markers never go back. */
export function withMarker(
  markers: Markers,
  roomId: string,
  userId: string,
  { readSeq = 0, deliveredSeq = 0 }: Partial<ReadMarker>,
): Markers {
  const room = markers.get(roomId);
  const known = room?.get(userId) ?? { readSeq: 0, deliveredSeq: 0 };
  const read = Math.max(known.readSeq, readSeq);
  // What was read was received.
  const delivered = Math.max(known.deliveredSeq, deliveredSeq, read);
  if (room?.has(userId) && read === known.readSeq && delivered === known.deliveredSeq) return markers;
  return new Map(markers).set(roomId, new Map(room).set(userId, { readSeq: read, deliveredSeq: delivered }));
}

export type Receipt = 'sent' | 'delivered' | 'read';

/** What others have done with one's message. */
export function receiptOf(
  markers: ReadonlyMap<string, ReadMarker> | undefined,
  me: string,
  seq: number,
): { readonly kind: Receipt; readonly readers: number } {
  let readers = 0;
  let receivers = 0;
  for (const [userId, marker] of markers ?? []) {
    if (userId === me) continue;
    if (marker.readSeq >= seq) readers += 1;
    if (marker.deliveredSeq >= seq) receivers += 1;
  }
  return { kind: readers > 0 ? 'read' : receivers > 0 ? 'delivered' : 'sent', readers };
}
