import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ListedPostFragment, TimelineDocument, type TimelineQuery } from '../../../gen/graphql.ts';
import { onTimelineChange } from '../../../platform/freshness/freshness.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';
import { arrived } from './arrived.ts';
import type { Hint } from './hint-stream.ts';
import { useHints } from './use-hints.ts';

/** How often the page looks by itself: rarely while hints come, more often while they do not. */
const LOOK_EVERY_MS = 30_000;
const LOOK_BESIDE_HINTS_MS = 180_000;
/** A follow fans older posts in within moments: look soon, and once more. */
const AFTER_CHANGE_MS = [600, 2_500];
const HEAD = 20;
const NONE: ReadonlySet<string> = new Set();

export interface Arrivals {
  /** Posts that came since the list was loaded; they wait until asked for, so that nothing moves while reading. */
  readonly count: number;
  readonly show: () => void;
}

/** Learns of new posts by hints, looks for itself now and then, and holds them back until the person asks. */
export function useArrivals(items: readonly ListedPostFragment[] | undefined): Arrivals {
  const client = useApolloClient();
  const person = usePerson();
  const [head, setHead] = useState<TimelineQuery>();
  const [hinted, setHinted] = useState(NONE);
  const known = useRef(items);
  known.current = items;
  const lookedAt = useRef(0);

  const write = useCallback(
    (data: TimelineQuery) => {
      client.writeQuery({ query: TimelineDocument, variables: { limit: HEAD }, data });
      setHead(undefined);
      setHinted(NONE);
    },
    [client],
  );

  const fetchHead = useCallback(async (): Promise<TimelineQuery | undefined> => {
    lookedAt.current = Date.now();
    const { data, error } = await client
      .query({ query: TimelineDocument, variables: { limit: HEAD }, fetchPolicy: 'no-cache' })
      .catch(() => ({ data: undefined, error: true }));
    return error || !data?.timeline ? undefined : data;
  }, [client]);

  const look = useCallback(async () => {
    if (document.visibilityState !== 'visible' || !known.current) return;
    const data = await fetchHead();
    if (!data) return;
    // With nothing on the page nothing can move.
    if (known.current?.length === 0) write(data);
    else setHead(data);
  }, [fetchHead, write]);

  const isStreaming = useHints({
    onHint: ({ postId, authorId }: Hint) => {
      // What one wrote here is there already.
      if (authorId === person.id) return;
      if (known.current?.length === 0) void look();
      else setHinted((before) => new Set([...before, postId]));
    },
    onOpen: () => void look(),
  });

  useEffect(() => {
    // A list drawn from the cache may be old by now.
    void look();
    const timer = setInterval(() => {
      if (!isStreaming.current() || Date.now() - lookedAt.current >= LOOK_BESIDE_HINTS_MS) void look();
    }, LOOK_EVERY_MS);
    const soon: ReturnType<typeof setTimeout>[] = [];
    const stop = onTimelineChange(() => {
      for (const wait of AFTER_CHANGE_MS) soon.push(setTimeout(look, wait));
    });
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      for (const each of soon) clearTimeout(each);
      stop();
      document.removeEventListener('visibilitychange', look);
    };
  }, [look, isStreaming]);

  return {
    count: arrived(items, head?.timeline?.items, hinted),
    show: () => {
      const isWhole = [...hinted].every((id) => head?.timeline?.items.some(({ post }) => post.id === id));
      if (head && isWhole) write(head);
      else void fetchHead().then((data) => data && write(data));
      window.scrollTo({ top: 0, behavior: 'smooth' });
    },
  };
}
