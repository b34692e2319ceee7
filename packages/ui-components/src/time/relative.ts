const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far from now a time is still told relatively, in seconds: a week. */
const NEAR = 7 * DAY;

/** "3 min. ago" while near, a date beyond a week (with its year when it is another). */
export function relativeTime(at: Date, now: Date, locale: string): string {
  const seconds = Math.trunc((at.getTime() - now.getTime()) / 1000);
  const distance = Math.abs(seconds);
  if (distance >= NEAR) {
    const year = at.getFullYear() === now.getFullYear() ? undefined : 'numeric';
    return new Intl.DateTimeFormat(locale, { year, month: 'short', day: 'numeric' }).format(at);
  }
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  if (distance < MINUTE) return format.format(0, 'second');
  if (distance < HOUR) return format.format(Math.trunc(seconds / MINUTE), 'minute');
  if (distance < DAY) return format.format(Math.trunc(seconds / HOUR), 'hour');
  return format.format(Math.trunc(seconds / DAY), 'day');
}

/** The time in full, for the hover and for screen readers that ask. */
export function exactTime(at: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(at);
}

/** Milliseconds until what `relativeTime` says may change, or null when it no longer will. */
export function nextChange(at: Date, now: Date): number | null {
  const distance = Math.abs(at.getTime() - now.getTime()) / 1000;
  if (distance >= NEAR) return null;
  if (distance < HOUR) return (MINUTE - (distance % MINUTE)) * 1000 + 50;
  return (HOUR - (distance % HOUR)) * 1000 + 50;
}
