import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { AT_END, aroundKey, type Drawn, drawnOf, grown, shortened } from './window.ts';

/** So near the end, one is at it. */
const END_PX = 40;
/** So near an edge, more is drawn or asked for. */
const NEAR_PX = 700;

export interface BottomListOptions {
  readonly keys: readonly string[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  readonly loadOlder: () => void;
  readonly loadNewer: () => void;
  /** The last row that is in sight now, by key. */
  readonly onSeen: (key: string) => void;
}

export interface BottomList {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly start: number;
  readonly end: number;
  readonly isAtEnd: boolean;
  readonly toEnd: () => void;
  /** Brings a row into sight: in the middle, or a quarter from the top. */
  readonly toRow: (key: string, where?: 'middle' | 'upper') => void;
}

interface Anchor {
  readonly key: string;
  /** Of the row's top, from the scroller's. */
  readonly top: number;
}

const rowsIn = (scroller: HTMLElement): readonly HTMLElement[] => [
  ...scroller.querySelectorAll<HTMLElement>('[data-row]'),
];

/**
 * A list that grows upwards and stands at its end: while one is there it stays there, whatever comes or changes its size; elsewhere the
 * row one looks at stays where it is. Only rows around it are in the document.
 */
export function useBottomList(options: BottomListOptions): BottomList {
  const scroller = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<Drawn>(AT_END);
  const [isAtEnd, setAtEnd] = useState(true);
  const sticks = useRef(true);
  const anchor = useRef<Anchor | undefined>(undefined);
  const wanted = useRef<{ readonly key: string; readonly where: 'middle' | 'upper' } | undefined>(undefined);
  const latest = useRef(options);
  latest.current = options;
  const [start, end] = drawnOf(options.keys, drawn);
  const isWhole = useRef(false);
  isWhole.current = end === options.keys.length && !options.hasNewer;

  /** Notes where one is. */
  const note = useCallback((): void => {
    const element = scroller.current;
    if (!element) return;
    const top = element.scrollTop;
    const bottom = top + element.clientHeight;
    sticks.current = isWhole.current && element.scrollHeight - bottom <= END_PX;
    setAtEnd(sticks.current);
    const rows = rowsIn(element);
    // The line of a day goes up when older messages of it come in: what is held is never one.
    const first = rows.find((row) => row.dataset.kind !== 'day' && row.offsetTop + row.offsetHeight > top);
    anchor.current = first && { key: first.dataset.row ?? '', top: first.offsetTop - top };
    const seen = rows.findLast((row) => row.offsetTop + Math.min(row.offsetHeight, 24) <= bottom);
    if (seen?.dataset.row) latest.current.onSeen(seen.dataset.row);
  }, []);

  /** Puts everything back where it was after something changed its size or came in. */
  const hold = useCallback((): void => {
    const element = scroller.current;
    if (!element) return;
    const aim = wanted.current;
    if (aim) {
      const row = rowsIn(element).find((each) => each.dataset.row === aim.key);
      if (row) {
        wanted.current = undefined;
        const room = element.clientHeight - row.offsetHeight;
        element.scrollTop = row.offsetTop - Math.max(0, aim.where === 'upper' ? room / 5 : room / 2);
        note();
        return;
      }
    }
    if (sticks.current) element.scrollTop = element.scrollHeight;
    else if (anchor.current) {
      const { key, top } = anchor.current;
      const row = rowsIn(element).find((each) => each.dataset.row === key);
      const by = row ? row.offsetTop - element.scrollTop - top : 0;
      if (Math.abs(by) >= 1) element.scrollTop += by;
    }
  }, [note]);

  const more = useCallback((): void => {
    const element = scroller.current;
    if (!element) return;
    const { keys, hasOlder, hasNewer, loadOlder, loadNewer } = latest.current;
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    const [from, to] = [element.scrollTop < NEAR_PX, below < NEAR_PX];
    setDrawn((now) => {
      const [first, last] = drawnOf(keys, now);
      if (from && first > 0) return grown(keys, now, 'older');
      if (to && last < keys.length) return grown(keys, now, 'newer');
      return sticks.current ? shortened(keys, now) : now;
    });
    const drawnNow = rowsIn(element);
    if (from && hasOlder && drawnNow[0]?.dataset.row === keys[0]) loadOlder();
    if (to && hasNewer && drawnNow.at(-1)?.dataset.row === keys.at(-1)) loadNewer();
  }, []);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onScroll = (): void => {
      note();
      more();
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    const sizes = new ResizeObserver(hold);
    sizes.observe(element);
    if (element.firstElementChild) sizes.observe(element.firstElementChild);
    return () => {
      element.removeEventListener('scroll', onScroll);
      sizes.disconnect();
    };
  }, [note, more, hold]);

  useLayoutEffect(() => {
    hold();
    note();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows may lie near an edge now
  useEffect(() => more(), [more, options.keys, options.hasOlder, options.hasNewer]);

  return {
    scroller,
    start,
    end,
    isAtEnd,
    toEnd: useCallback(() => {
      sticks.current = true;
      setDrawn(AT_END);
      setAtEnd(true);
      hold();
    }, [hold]),
    toRow: useCallback(
      (key, where = 'middle') => {
        sticks.current = false;
        wanted.current = { key, where };
        setDrawn(aroundKey(latest.current.keys, key));
        hold();
      },
      [hold],
    ),
  };
}
