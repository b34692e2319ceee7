import { useEffect, useState } from 'react';
import { lastingOf } from '../../../platform/time/lasting.ts';

/** How long something goes on, counted on; empty while it has not begun. */
export function useLasting(since: string | null | undefined): string {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!since) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [since]);
  return since ? lastingOf(Date.parse(since), now) : '';
}
