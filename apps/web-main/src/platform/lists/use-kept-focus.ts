import { useLayoutEffect, useRef } from 'react';
import { rowElement } from '../place/row-lists.ts';

/** When the row one was in goes (deleted, muted), the one that took its place is where one is. */
export function useKeptFocus(ids: readonly string[], kept: string | undefined): void {
  const index = useRef(-1);
  useLayoutEffect(() => {
    if (kept === undefined) return;
    const at = ids.indexOf(kept);
    if (at !== -1) {
      index.current = at;
      return;
    }
    const successor = ids[Math.min(index.current, ids.length - 1)];
    if (successor !== undefined && document.activeElement === document.body)
      rowElement(successor)?.focus({ preventScroll: true });
  }, [ids, kept]);
}
