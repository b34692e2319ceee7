import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type PostItemFragment, TimelineDocument, type TimelineQuery } from '../../../gen/graphql.ts';
import { onTimelineChange } from '../../../platform/freshness/freshness.ts';

const LOOK_EVERY_MS = 30_000;
/** A follow fans older posts in within moments: look soon, and once more. */
const AFTER_CHANGE_MS = [600, 2_500];
const HEAD = 20;

export interface Arrivals {
  /** Posts that came since the list was loaded; they wait until asked for, so that nothing moves while reading. */
  readonly count: number;
  readonly show: () => void;
}

/** Looks for new posts while the page is visible, and holds them back until the person asks. */
export function useArrivals(posts: readonly PostItemFragment[] | undefined): Arrivals {
  const client = useApolloClient();
  const [head, setHead] = useState<TimelineQuery>();
  const known = useRef(posts);
  known.current = posts;

  const write = useCallback(
    (data: TimelineQuery) => {
      client.writeQuery({ query: TimelineDocument, variables: { limit: HEAD }, data });
      setHead(undefined);
    },
    [client],
  );

  const look = useCallback(async () => {
    if (document.visibilityState !== 'visible' || !known.current) return;
    const { data, error } = await client
      .query({ query: TimelineDocument, variables: { limit: HEAD }, fetchPolicy: 'no-cache' })
      .catch(() => ({ data: undefined, error: true }));
    if (error || !data?.timeline) return;
    // With nothing on the page nothing can move.
    if (known.current?.length === 0) write(data);
    else setHead(data);
  }, [client, write]);

  useEffect(() => {
    // A list drawn from the cache may be old by now.
    void look();
    const timer = setInterval(look, LOOK_EVERY_MS);
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
  }, [look]);

  const ids = new Set(posts?.map((post) => post.id));
  const count = posts ? (head?.timeline?.posts.filter((post) => !ids.has(post.id)).length ?? 0) : 0;
  return {
    count,
    show: () => {
      if (head) write(head);
      window.scrollTo({ top: 0, behavior: 'smooth' });
    },
  };
}
