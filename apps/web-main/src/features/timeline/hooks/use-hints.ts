import { useEffect, useRef } from 'react';
import { type Hint, HintStream } from './hint-stream.ts';
import { openHints } from './open-hints.ts';

export interface HintListener {
  readonly onHint: (hint: Hint) => void;
  readonly onOpen: () => void;
}

/** Listens for hints while the page is visible and online. The answer says whether a connection is there. */
export function useHints(listener: HintListener): { readonly current: () => boolean } {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  const isOpen = useRef<() => boolean>(() => false);
  useEffect(() => {
    const stream = new HintStream({
      open: openHints,
      mayRun: () => document.visibilityState === 'visible' && navigator.onLine,
      onHint: (hint) => latest.current.onHint(hint),
      onOpen: () => latest.current.onOpen(),
    });
    isOpen.current = stream.isOpen;
    document.addEventListener('visibilitychange', stream.look);
    addEventListener('online', stream.look);
    addEventListener('offline', stream.look);
    return () => {
      stream.stop();
      document.removeEventListener('visibilitychange', stream.look);
      removeEventListener('online', stream.look);
      removeEventListener('offline', stream.look);
    };
  }, []);
  return isOpen;
}
