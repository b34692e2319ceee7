import { useSyncExternalStore } from 'react';

let unread = 0;
const listeners = new Set<() => void>();

/** What the line says is unread: known before any of the notifications' code is. */
export function setUnread(count: number): void {
  if (count === unread) return;
  unread = count;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useUnreadNotifications = (): number => useSyncExternalStore(subscribe, () => unread);
