const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a key signs. */
const SIGNS_FOR_MS = 30 * DAY;
/** A successor is made, and published, this long before it signs: every cached copy of the key set knows it by then. */
const PUBLISHED_AHEAD_MS = DAY;
/** A key is published this long after its last signature: longer than any token that it signed lives. */
const PUBLISHED_AFTER_MS = HOUR;

/** When a key signs. */
export interface KeyTimes {
  kid: string;
  signsFrom: Date;
  signsUntil: Date;
}

/** The times of the key to make now, if one is due. The first one, and one after a long standstill, signs at once. */
export function nextKeyTimes(keys: readonly KeyTimes[], now: Date): { signsFrom: Date; signsUntil: Date } | undefined {
  const coveredUntil = Math.max(...keys.map((key) => key.signsUntil.getTime()), 0);
  if (coveredUntil - now.getTime() > PUBLISHED_AHEAD_MS) return undefined;
  const signsFrom = new Date(Math.max(coveredUntil, now.getTime()));
  return { signsFrom, signsUntil: new Date(signsFrom.getTime() + SIGNS_FOR_MS) };
}

/** The key that signs now; undefined when none may. */
export function signingKey<K extends KeyTimes>(keys: readonly K[], now: Date): K | undefined {
  return keys.find((key) => key.signsFrom <= now && now < key.signsUntil);
}

/** Whether tokens of this key are accepted and its public half is published. */
export function isPublished(key: KeyTimes, now: Date): boolean {
  return now.getTime() < key.signsUntil.getTime() + PUBLISHED_AFTER_MS;
}
