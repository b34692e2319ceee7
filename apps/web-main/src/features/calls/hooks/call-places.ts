import { paths } from '../../../platform/paths.ts';

/** The page over which a room's call lies: a match's over the match. */
export const callPlace = (roomId: string, isMatch: boolean): string => (isMatch ? paths.match : paths.call(roomId));

/** Where one is after the call's screen is put away. */
export const afterCall = (roomId: string, isMatch: boolean): string => (isMatch ? paths.match : paths.room(roomId));
