import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Keeps what one reads where it is while rows above it are drawn, change their height, come or go: the first row in sight
 * is remembered by its place in the document, and the window is scrolled by what that place moves. The browser's own scroll
 * anchoring gives up as soon as a list's padding changes, and Safari has none, so it is switched off (`app-steady`).
 */
export function useSteadyScroll(list: RefObject<HTMLElement | null>): { note: () => void; hold: () => void } {
  const anchor = useRef<{ readonly row: HTMLElement; at: number }>(undefined);

  const note = useCallback((): void => {
    const element = list.current;
    // While the list's start is in sight nothing of it lies above: what is new there may show.
    if (!element || element.getBoundingClientRect().top >= 0) {
      anchor.current = undefined;
      return;
    }
    for (const row of element.children as HTMLCollectionOf<HTMLElement>) {
      const { top, bottom } = row.getBoundingClientRect();
      if (bottom <= 0) continue;
      anchor.current = { row, at: top + window.scrollY };
      return;
    }
  }, [list]);

  const hold = useCallback((): void => {
    const held = anchor.current;
    if (!held?.row.isConnected) {
      note();
      return;
    }
    const at = held.row.getBoundingClientRect().top + window.scrollY;
    const drift = at - held.at;
    if (Math.abs(drift) < 0.5) return;
    held.at = at;
    window.scrollBy({ top: drift, behavior: 'instant' });
  }, [note]);

  // Every drawing may have moved rows; before it is painted they are put back.
  useLayoutEffect(hold);

  useEffect(() => {
    document.documentElement.classList.add('app-steady');
    const observer = new ResizeObserver(hold);
    observer.observe(document.body);
    return () => {
      observer.disconnect();
      document.documentElement.classList.remove('app-steady');
    };
  }, [hold]);

  return { note, hold };
}
