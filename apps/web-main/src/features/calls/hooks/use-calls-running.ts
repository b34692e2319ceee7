import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useIdentity } from '../../../platform/identity/identity.tsx';
import { notices } from '../../../platform/notices/notices.ts';
import { useRealtime } from '../../../platform/realtime/use-realtime.ts';
import type { OverReason } from './call.ts';
import { runCalls } from './run-calls.ts';
import { useCalls, useOwnCall, useRingingCall } from './use-calls.ts';

/**
 * Hears of the signed-in person's calls, on whichever screen they are: use once, in the shell. Says whether there is anything of
 * calls to show over the page.
 */
export function useCallsRunning(): boolean {
  const t = useTranslations('Call');
  const desk = useCalls();
  const over = (_roomId: string, why: OverReason): void =>
    void notices.add({ words: t(`over_${why}`, { name: t('somebody') }) });
  const latest = useRef(over);
  useEffect(() => {
    latest.current = over;
  });
  const realtime = useRealtime();
  const { identity } = useIdentity();
  const isBack = identity.state === 'in' && !identity.expired && identity.me !== undefined;
  useEffect(() => (isBack ? runCalls(desk, realtime) : undefined), [isBack, desk, realtime]);
  useEffect(() => {
    desk.onOver = (roomId, why) => latest.current(roomId, why);
    return () => void desk.own.leave();
  }, [desk]);
  const { at, stage } = useOwnCall();
  const ringing = useRingingCall();
  return at !== undefined || stage !== undefined || ringing !== undefined;
}
