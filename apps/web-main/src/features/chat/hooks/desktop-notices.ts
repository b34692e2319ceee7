import type { ChatMessage } from './chat-types.ts';

/** What the browser lets us do; `absent` where there are no notices at all. */
export const noticePermission = (): NotificationPermission | 'absent' =>
  'Notification' in globalThis ? Notification.permission : 'absent';

/**
 * Tells of messages while none of the person's tabs is looked at. A tab that is holds a lock; one that is not tells only when it
 * gets it. Several hidden tabs tell under one tag, which the browser shows once.
 */
export function notifiesOfMessages(person: string, openRoom: (roomId: string) => void) {
  const lock = `girok.seen.${person}`;
  let release: (() => void) | undefined;
  const look = (): void => {
    const isSeen = document.visibilityState === 'visible' && document.hasFocus();
    if (!isSeen) {
      release?.();
      release = undefined;
    } else if (!release) {
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      void navigator.locks.request(lock, { mode: 'shared' }, () => held);
    }
  };
  const events = ['focus', 'blur'] as const;
  for (const event of events) addEventListener(event, look);
  document.addEventListener('visibilitychange', look);
  look();
  return {
    tell({ id, roomId }: ChatMessage, { title, body }: { readonly title: string; readonly body: string }): void {
      if (noticePermission() !== 'granted') return;
      void navigator.locks.request(lock, { ifAvailable: true }, async (got) => {
        if (!got) return;
        const notice = new Notification(title, { body, tag: id, icon: '/seal.svg' });
        notice.onclick = () => {
          window.focus();
          notice.close();
          openRoom(roomId);
        };
      });
    },
    stop(): void {
      release?.();
      for (const event of events) removeEventListener(event, look);
      document.removeEventListener('visibilitychange', look);
    },
  };
}
