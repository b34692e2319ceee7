import { useSyncExternalStore } from 'react';

/** How many rooms hold something unread, and how many requests wait: known before any of the chat's code is. */
export interface ChatUnread {
  readonly rooms: number;
  readonly requests: number;
}

const NONE: ChatUnread = { rooms: 0, requests: 0 };
let unread = NONE;
const listeners = new Set<() => void>();

export function setChatUnread(next: ChatUnread = NONE): void {
  if (next.rooms === unread.rooms && next.requests === unread.requests) return;
  unread = next;
  for (const listener of listeners) listener();
}

export function useChatUnread(): ChatUnread {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => unread,
  );
}
