import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ListedPostFragment, TimelineDocument, type TimelineQuery } from '../../../gen/graphql.ts';
import { onTimelineChange } from '../../../platform/freshness/freshness.ts';
import { arrived } from './arrived.ts';
import { useHints } from './use-hints.ts';

/** How often the page looks by itself: rarely while hints come, more often while they do not. */
const LOOK_EVERY_MS = 30_000;
const LOOK_BESIDE_HINTS_MS = 180_000;
/** A follow fans older posts in within moments: look soon, and once more. */
const AFTER_CHANGE_MS = [600, 2_500];
/** A hint that comes so soon after the timeline may be of a post that is on the page already: the page looks. */
const SETTLE_MS = 2_000;
const HEAD = 20;

export interface Arrivals {
  /** Posts that came since the list was loaded; they wait until asked for, so that nothing moves while reading. */
  readonly count: number;
  readonly show: () => void;
}

/** Learns of new posts by hints, looks for itself now and then, and holds them back until the person asks. */
export function useArrivals(items: readonly ListedPostFragment[] | undefined): Arrivals {
  const client = useApolloClient();
  const [head, setHead] = useState<TimelineQuery>();
  const [told, setTold] = useState(0);
  const known = useRef(items);
  known.current = items;
  const lookedAt = useRef(0);
  const soon = useRef<ReturnType<typeof setTimeout>[]>([]);

  const write = useCallback(
    (data: TimelineQuery) => {
      client.writeQuery({ query: TimelineDocument, variables: { limit: HEAD }, data });
      setHead(undefined);
    },
    [client],
  );

  const lookSoon = useRef(() => {});
  const { isLive, seen } = useHints({
    onHint: (count) => {
      if (known.current?.length === 0 || Date.now() - lookedAt.current < SETTLE_MS) lookSoon.current();
      else setTold(count);
    },
    onMissed: () => void look(),
  });

  const fetchHead = useCallback(async (): Promise<TimelineQuery | undefined> => {
    await seen();
    lookedAt.current = Date.now();
    const { data, error } = await client
      .query({ query: TimelineDocument, variables: { limit: HEAD }, fetchPolicy: 'no-cache' })
      .catch(() => ({ data: undefined, error: true }));
    if (error || !data?.timeline) return undefined;
    lookedAt.current = Date.now();
    setTold(0);
    return data;
  }, [client, seen]);

  const look = useCallback(async () => {
    if (document.visibilityState !== 'visible' || !known.current) return;
    const data = await fetchHead();
    if (!data) return;
    // With nothing on the page nothing can move.
    if (known.current?.length === 0) write(data);
    else setHead(data);
  }, [fetchHead, write]);
  lookSoon.current = () => {
    for (const each of soon.current) clearTimeout(each);
    soon.current = AFTER_CHANGE_MS.map((wait) => setTimeout(() => void look(), wait));
  };

  const isLoaded = items !== undefined;
  useEffect(() => {
    if (isLoaded) lookedAt.current = Date.now();
  }, [isLoaded]);

  useEffect(() => {
    // A list drawn from the cache may be old by now.
    void look();
    const timer = setInterval(() => {
      if (!isLive() || Date.now() - lookedAt.current >= LOOK_BESIDE_HINTS_MS) void look();
    }, LOOK_EVERY_MS);
    const stop = onTimelineChange(() => lookSoon.current());
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      for (const each of soon.current) clearTimeout(each);
      stop();
      document.removeEventListener('visibilitychange', look);
    };
  }, [look, isLive]);

  return {
    count: arrived(items, head?.timeline?.items, told),
    show: () => {
      if (head && told === 0) write(head);
      else void fetchHead().then((data) => data && write(data));
      window.scrollTo({ top: 0, behavior: 'smooth' });
    },
  };
}
