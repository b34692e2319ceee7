import { readText } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';

import { roomsErrors } from './rooms.errors.js';

/** A group's name, on one line; throws CHAT_ROOM_NAME_EMPTY, CHAT_ROOM_NAME_TOO_LONG, CHAT_ROOM_NAME_CHARACTER_INVALID. */
export function readRoomName(raw: string): string {
  const name = readText(raw, {
    max: LIMITS.roomNameMax,
    empty: roomsErrors.nameEmpty,
    tooLong: () => roomsErrors.nameTooLong(LIMITS.roomNameMax),
    characterInvalid: roomsErrors.nameCharacterInvalid,
  });
  if (/[\n\t]/.test(name)) throw roomsErrors.nameCharacterInvalid();
  return name;
}
