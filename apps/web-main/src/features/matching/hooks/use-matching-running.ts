import { useEffect } from 'react';
import { useIdentity, usePerson } from '../../../platform/identity/identity.tsx';
import { useRealtime } from '../../../platform/realtime/use-realtime.ts';
import { runMatching } from './running-matching.ts';

/** Keeps the signed-in person's place in the queue and match, on whichever screen they are: use once, in the shell. */
export function useMatchingRunning(): void {
  const person = usePerson().id;
  const realtime = useRealtime();
  const { identity } = useIdentity();
  const isBack = identity.state === 'in' && !identity.expired && identity.me !== undefined;
  useEffect(() => (isBack ? runMatching(person, realtime) : undefined), [isBack, person, realtime]);
}
