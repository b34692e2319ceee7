import { useEffect, useState } from 'react';
import { useLocale } from 'react-aria-components';
import { exactTime, nextChange, relativeTime } from './relative';

export interface RelativeTimeProps {
  /** RFC 3339 text or a Date. */
  at: string | Date;
  /** BCP 47 tag; the provider's by default. */
  locale?: string;
}

/** When something was: relative while near, a date later, exact on hover. Keeps itself current without moving the page. */
export function RelativeTime({ at, locale }: RelativeTimeProps) {
  const context = useLocale();
  const tag = locale ?? context.locale;
  const time = typeof at === 'string' ? new Date(at) : at;
  const stamp = time.getTime();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const wait = nextChange(new Date(stamp), now);
    if (wait === null) return;
    const timer = setTimeout(() => setNow(new Date()), wait);
    return () => clearTimeout(timer);
  }, [stamp, now]);
  if (Number.isNaN(stamp)) return null;
  return (
    <time className="g-time" dateTime={time.toISOString()} title={exactTime(time, tag)}>
      {relativeTime(time, now, tag)}
    </time>
  );
}
