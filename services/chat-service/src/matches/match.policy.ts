import { hasEnded, type Room } from '../rooms/room.js';
import { matchesErrors } from './matches.errors.js';

/** Whatever is written to a room: not once its match has ended. Throws CHAT_MATCH_ENDED. */
export function mustGoOn(room: Pick<Room, 'match'>): void {
  if (hasEnded(room)) throw matchesErrors.matchEnded();
}

/** Pictures and files: in a match's room only while both allow pictures. Throws CHAT_IMAGES_NOT_ALLOWED. */
export function mayAttach({ match }: Pick<Room, 'match'>): void {
  if (match && !match.imagesAllowed) throw matchesErrors.imagesNotAllowed();
}
