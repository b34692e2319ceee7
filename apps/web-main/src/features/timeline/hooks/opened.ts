import { useSyncExternalStore } from 'react';

/** Posts whose warning one has read past on this page: they stay open, also when their row is drawn anew. */
const opened = new Set<string>();
const listeners = new Set<() => void>();

export function useOpened(postId: string): [isOpen: boolean, setOpen: (isOpen: boolean) => void] {
  const isOpen = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => opened.has(postId),
  );
  const setOpen = (next: boolean): void => {
    if (next) opened.add(postId);
    else opened.delete(postId);
    for (const listener of listeners) listener();
  };
  return [isOpen, setOpen];
}
