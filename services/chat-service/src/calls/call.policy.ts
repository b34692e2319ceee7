import { actorIdOf, type Membership } from '../members/membership.js';
import type { Room } from '../rooms/room.js';
import { callsErrors } from './calls.errors.js';

/** What a call in a room may carry: what two in a match agreed to, elsewhere all. Throws CALL_NOT_ALLOWED for no call at all. */
export function carriedIn({ match }: Pick<Room, 'match'>): { videoAllowed: boolean } {
  if (!match) return { videoAllowed: true };
  if (match.endedAt || !match.voiceAllowed) throw callsErrors.notAllowed();
  return { videoAllowed: match.videoAllowed };
}

/** Who somebody is in a call, to the service and to others. */
export function memberIn(membership: Pick<Membership, 'userId' | 'alias'>): { userId: string; shownId: string } {
  return { userId: membership.userId, shownId: actorIdOf(membership) };
}
