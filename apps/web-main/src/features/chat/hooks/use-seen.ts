import { useCallback, useEffect, useRef } from 'react';
import type { ChatMessage } from './chat-types.ts';
import { useChat } from './use-chat.ts';

/** Whether somebody looks at this page. */
const isLookedAt = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

/** Marks a room as read as far as it is in sight, while somebody looks; what came meanwhile counts once they look again. */
export function useSeen(roomId: string): (message: ChatMessage) => void {
  const { chat } = useChat();
  const last = useRef(0);
  const tell = useCallback(() => {
    if (last.current > 0 && isLookedAt()) chat.read(roomId, last.current);
  }, [chat, roomId]);
  useEffect(() => {
    addEventListener('focus', tell);
    document.addEventListener('visibilitychange', tell);
    return () => {
      removeEventListener('focus', tell);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [tell]);
  return useCallback(
    ({ seq }) => {
      if (seq > last.current) last.current = seq;
      tell();
    },
    [tell],
  );
}
