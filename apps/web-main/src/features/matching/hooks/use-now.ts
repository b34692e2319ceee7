import { useEffect, useState } from 'react';

/** The time, four times a second while `isRunning`: seconds are shown as they pass. */
export function useNow(isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isRunning) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now;
}

/** `1:04`; a clock that goes before another shows no time below nothing. */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** How long it is since a time, as a clock shows it. */
export const clockSince = (since: string, now: number): string => clockOf((now - Date.parse(since)) / 1000);

/** Whole seconds until a time; none below nothing. */
export const secondsUntil = (time: string, now: number): number =>
  Math.max(0, Math.ceil((Date.parse(time) - now) / 1000));
