/** For how long one mutes. */
export type MuteTime = 'day' | 'week' | 'always';

export const MUTE_TIMES: readonly MuteTime[] = ['day', 'week', 'always'];

const DAY_MS = 86_400_000;

/** When a mute that begins at `now` ends (RFC 3339); null for one that does not. */
export function endOf(time: MuteTime, now: Date): string | null {
  if (time === 'always') return null;
  return new Date(now.getTime() + (time === 'day' ? 1 : 7) * DAY_MS).toISOString();
}
