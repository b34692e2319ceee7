import { useEffect, useLayoutEffect, useRef } from 'react';
import { estimateFrom } from './row-sizes.ts';

/** Notes the height of every drawn row, also as pictures come and words unfold. */
export function useMeasuring(
  list: { readonly current: HTMLElement | null },
  known: { readonly current: Map<string, number> | undefined },
  guess: { current: number },
  hold: () => void,
): void {
  const observer = useRef<ResizeObserver>(undefined);
  useEffect(() => {
    const made = new ResizeObserver((entries) => {
      const sizes = known.current;
      if (!sizes) return;
      const isFirst = sizes.size === 0;
      for (const { target, borderBoxSize } of entries) {
        const id = (target as HTMLElement).dataset.anchor;
        if (id !== undefined && target.isConnected) sizes.set(id, borderBoxSize[0]?.blockSize ?? 0);
      }
      if (isFirst) guess.current = estimateFrom(sizes, guess.current);
      hold();
    });
    observer.current = made;
    for (const row of list.current?.children ?? []) made.observe(row);
    return () => made.disconnect();
  }, [list, known, guess, hold]);
  // Observing a row twice is nothing; rows that went are let go by the browser.
  useLayoutEffect(() => {
    for (const row of list.current?.children ?? []) observer.current?.observe(row);
  });
}
