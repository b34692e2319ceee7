import { useEffect } from 'react';
import { useIdentity } from '../../../platform/identity/identity.tsx';
import { useRealtime } from '../../../platform/realtime/use-realtime.ts';
import { runCalls } from './run-calls.ts';
import { useCalls } from './use-calls.ts';

/** Hears of the signed-in person's calls, on whichever screen they are: use once, in the shell. */
export function useCallsRunning(): void {
  const desk = useCalls();
  const realtime = useRealtime();
  const { identity } = useIdentity();
  const isBack = identity.state === 'in' && !identity.expired && identity.me !== undefined;
  useEffect(() => (isBack ? runCalls(desk, realtime) : undefined), [isBack, desk, realtime]);
  useEffect(() => () => void desk.own.leave(), [desk]);
}
