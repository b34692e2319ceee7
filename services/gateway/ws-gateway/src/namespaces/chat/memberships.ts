/** Where a room stood when somebody was known to hear it. */
export interface Heard {
  readonly epoch: string;
  readonly seq: number;
  /** The first number that is theirs to hear, where the owner said it. */
  readonly theirsFrom?: number;
}

/** A room's event by which somebody comes to hear it, or no longer may. */
export interface MembershipEvent extends Heard {
  readonly roomId: string;
  readonly left: boolean;
}

/**
 * The rooms that somebody hears, out of the owner's answer and of what the stream brought while it was asked. An event that the answer
 * knows of already changes nothing; one that came after it does.
 */
export function roomsAfter(
  answer: ReadonlyMap<string, Heard>,
  meanwhile: readonly MembershipEvent[],
): Map<string, Heard> {
  const rooms = new Map(answer);
  for (const { roomId, left, epoch, seq } of meanwhile) {
    const known = rooms.get(roomId);
    if (left && known && isAfter({ epoch, seq }, known)) rooms.delete(roomId);
    else if (!left && !known) rooms.set(roomId, { epoch, seq });
  }
  return rooms;
}

/** Whether an event came after a place. A room's numbering changes only when it is made anew, so another one is the later one. */
export function isAfter(event: Heard, place: Heard): boolean {
  return event.epoch !== place.epoch || event.seq > place.seq;
}
