import type { Membership } from '../members/membership.js';

/** In larger rooms only those whom a message mentions are told of it when they are away. */
export const NOTIFIED_ROOM_MAX = 200;

export interface NotifiedInput {
  authorId: string;
  /** Who hears the room; of a room of more than NOTIFIED_ROOM_MAX, those whom the message mentions. */
  members: readonly Pick<Membership, 'userId' | 'state' | 'mutedUntil'>[];
  blocked: ReadonlySet<string>;
  now: Date;
}

/** Whom to tell of a message if they are away, and which of them have not answered the request by which the room came to them. */
export function notified({ authorId, members, blocked, now }: NotifiedInput) {
  const told = members.filter(({ userId, state, mutedUntil }) => {
    const hears = state === 'joined' || state === 'asked';
    return hears && userId !== authorId && !blocked.has(userId) && !(mutedUntil && mutedUntil > now);
  });
  return {
    notifyIds: told.map(({ userId }) => userId),
    askedIds: told.filter(({ state }) => state === 'asked').map(({ userId }) => userId),
  };
}
