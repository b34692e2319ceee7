import { useSyncExternalStore } from 'react';

let isGoing = false;
const listeners = new Set<() => void>();

/** Whether the person waits or is in a match: known before any of matching's code is. */
export function setMatchGoing(next: boolean): void {
  if (next === isGoing) return;
  isGoing = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useMatchGoing = (): boolean => useSyncExternalStore(subscribe, () => isGoing);
