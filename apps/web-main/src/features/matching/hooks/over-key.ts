import type { Match } from './match-types.ts';

/** Which of `Match.over` a match's end is. */
export function overKey({ endReason, endedByMe }: Pick<Match, 'endReason' | 'endedByMe'>) {
  switch (endReason) {
    case 'away':
    case 'not_allowed':
    case 'erased':
      return endReason;
    case 'reported':
      return endedByMe ? 'reported' : 'other';
    default:
      return endedByMe ? 'me' : 'other';
  }
}
