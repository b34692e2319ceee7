import { markersErrors } from './markers.errors.js';

/** In larger rooms nobody learns how far others are. */
export const MARKED_ROOM_MAX = 200;

/** A message's number that somebody has received or read; throws CHAT_SEQ_INVALID. */
export function readSeq(seq: number): number {
  if (!Number.isInteger(seq) || seq < 1) throw markersErrors.seqInvalid();
  return seq;
}
