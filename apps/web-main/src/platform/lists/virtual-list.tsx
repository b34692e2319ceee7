import {
  type FocusEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { placeHere } from '../place/place-keeper.ts';
import { offerRows } from '../place/row-lists.ts';
import { around, estimateFrom, layOut, moved, type Range, rowsBetween } from './row-sizes.ts';
import { sizesIn } from './size-shelf.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useMeasuring } from './use-measuring.ts';
import { useSteadyScroll } from './use-steady-scroll.ts';

const shelf = sizesIn(sessionStorage);

/** Rows drawn before anything is measured: enough for a tall screen. */
const FIRST_ROWS = 10;

export interface VirtualListProps<T> {
  /** Distinct among the app's lists; what its rows measured is kept under it. */
  readonly name: string;
  readonly label: string;
  readonly items: readonly T[];
  /** The same function at every drawing. */
  readonly idOf: (item: T) => string;
  /** Height of a row before any is measured, px. */
  readonly estimate: number;
  /** False while more items may follow. */
  readonly isWhole: boolean;
  readonly className?: string;
  readonly children: (item: T) => ReactNode;
}

/**
 * A list of any length in which only the rows near the window are in the document, in the page's own scroll. It moves
 * under nobody: rows are known by id, never by number, a focused row stays drawn wherever one scrolls, and what rows
 * measured is kept for going back and for a reload.
 */
export function VirtualList<T>(props: VirtualListProps<T>): ReactNode {
  const { name, label, items, idOf, estimate, isWhole, className, children } = props;
  const list = useRef<HTMLUListElement>(null);
  const ids = useMemo(() => items.map(idOf), [items, idOf]);
  const known = useRef<Map<string, number>>(undefined);
  const guess = useRef(estimate);
  const width = useRef(0);
  const [chosen, setRange] = useState<Range>(() => around(ids, placeHere(), FIRST_ROWS));
  // The rows that were chosen, wherever they stand by now: others may have come in above them.
  const range = moved(chosen, ids);
  const [kept, setKept] = useState<string>();
  // What rows measure is no state: only rows that are not drawn take their room from it.
  const sizes = { known: known.current ?? new Map<string, number>(), estimate: guess.current };
  const drawn = layOut(ids, sizes, range, new Set(kept === undefined ? [] : [kept]));
  const { note, hold } = useSteadyScroll(list);

  const latest = useRef({ ids, range });
  latest.current = { ids, range };

  /** Draws what is near the window now: in the frame of the scrolling that asks for it, so that nothing is blank. */
  const follow = useCallback((draw: (update: () => void) => void): void => {
    const element = list.current;
    if (!element || !known.current) return;
    width.current = element.clientWidth;
    const measures = { known: known.current, estimate: guess.current };
    const top = -element.getBoundingClientRect().top;
    const screen = window.innerHeight;
    const [from, to] = rowsBetween(latest.current.ids, measures, top - screen / 2, top + screen * 1.5);
    const { start, end } = latest.current.range;
    if (start <= from && end >= to && end - start <= (to - from) * 3) return;
    const next = rowsBetween(latest.current.ids, measures, top - screen * 1.25, top + screen * 2.25);
    const first = latest.current.ids[next[0]];
    draw(() => setRange({ start: next[0], end: next[1], first }));
  }, []);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element || known.current) return;
    width.current = element.clientWidth;
    known.current = shelf.of(name, width.current);
    guess.current = estimateFrom(known.current, guess.current);
    setRange((now) => ({ ...now }));
  }, [name]);

  useEffect(() => {
    const onScroll = (): void => {
      note();
      follow(flushSync);
    };
    note();
    addEventListener('scroll', onScroll, { passive: true });
    addEventListener('resize', onScroll, { passive: true });
    return () => {
      removeEventListener('scroll', onScroll);
      removeEventListener('resize', onScroll);
    };
  }, [note, follow]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other items may lie near the window now
  useEffect(() => follow((update) => update()), [follow, ids]);

  useMeasuring(list, known, guess, hold);
  useEffect(() => {
    const keep = (): void => {
      if (known.current) shelf.keep(name, width.current, known.current);
    };
    const save = (): void => {
      keep();
      shelf.save();
    };
    addEventListener('pagehide', save);
    return () => {
      keep();
      removeEventListener('pagehide', save);
    };
  }, [name]);

  useEffect(
    () =>
      offerRows({
        ids: () => latest.current.ids,
        draw: (id) => flushSync(() => setRange(around(latest.current.ids, id, FIRST_ROWS))),
      }),
    [],
  );

  useKeptFocus(ids, kept);

  return (
    <ul
      ref={list}
      className={className}
      aria-label={label}
      style={{ paddingBlockStart: drawn.gaps[0] ?? 0, paddingBlockEnd: drawn.after }}
      onFocus={(event) => {
        const id = rowOf(event)?.dataset.anchor;
        if (id !== undefined && id !== kept) setKept(id);
      }}
    >
      {drawn.indexes.map((index, place) => {
        const item = items[index] as T;
        const id = ids[index] as string;
        return (
          <li
            key={id}
            data-anchor={id}
            data-post=""
            tabIndex={-1}
            aria-posinset={index + 1}
            aria-setsize={isWhole ? ids.length : -1}
            style={place > 0 ? { marginBlockStart: drawn.gaps[place] } : undefined}
          >
            {children(item)}
          </li>
        );
      })}
    </ul>
  );
}

/** Through React's tree: the focus in a row's own menu or dialog is the row's. */
const rowOf = (event: FocusEvent<HTMLUListElement>): HTMLElement | null =>
  (event.target as HTMLElement).closest<HTMLElement>('li[data-anchor]');
