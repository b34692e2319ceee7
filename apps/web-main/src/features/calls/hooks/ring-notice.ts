export interface RingNotice {
  readonly callId: string;
  readonly title: string;
  readonly body: string;
  readonly onOpen: () => void;
}

/** Tells of a call while none of the person's tabs is looked at (`girok.seen` is held by one that is). Answers what ends it. */
export function tellOfCall(person: string, { callId, title, body, onOpen }: RingNotice): () => void {
  let isOver = false;
  let notice: Notification | undefined;
  if ('Notification' in globalThis && Notification.permission === 'granted')
    void navigator.locks.request(`girok.seen.${person}`, { ifAvailable: true }, async (got) => {
      if (!got || isOver) return;
      notice = new Notification(title, { body, tag: callId, icon: '/seal.svg', requireInteraction: true });
      notice.onclick = () => {
        window.focus();
        notice?.close();
        onOpen();
      };
    });
  return () => {
    isOver = true;
    notice?.close();
  };
}
