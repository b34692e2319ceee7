import { useCallback, useEffect, useRef } from 'react';
import { useRealtime } from '../../../platform/realtime/use-realtime.ts';

type Line = Awaited<ReturnType<ReturnType<typeof useRealtime>['line']>>;

export interface HintListener {
  /** So many posts came since the timeline was last seen. */
  readonly onHint: (count: number) => void;
  /** The line is there (again), or could not give what was missed: the head of the timeline tells. */
  readonly onMissed: () => void;
}

export interface Hints {
  /** Whether hints come now. */
  readonly isLive: () => boolean;
  /** The timeline is about to be asked for: hints count from here on, if the line is there to tell it. */
  readonly seen: () => Promise<void>;
}

/** Longer than this nobody's timeline waits for a line. */
const SEEN_TIMEOUT_MS = 2_000;

/** Listens for hints of new posts. */
export function useHints(listener: HintListener): Hints {
  const realtime = useRealtime();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  const line = useRef<Line>(undefined);
  useEffect(() => {
    let stops: (() => void)[] = [];
    let isOver = false;
    realtime.line('/feed').then(
      (opened) => {
        if (isOver) return;
        line.current = opened;
        stops = [
          opened.on<{ count: number }>('posts.available', ({ data }) => latest.current.onHint(data.count)),
          opened.onReset(() => latest.current.onMissed()),
          opened.onState((state) => state === 'live' && latest.current.onMissed()),
        ];
      },
      // Without a line the page looks by itself.
      () => undefined,
    );
    return () => {
      isOver = true;
      line.current = undefined;
      for (const stop of stops) stop();
    };
  }, [realtime]);
  const isLive = useCallback(() => line.current?.state === 'live', []);
  const seen = useCallback(async () => {
    await line.current?.request('feed.seen', {}, { timeoutMs: SEEN_TIMEOUT_MS }).catch(() => undefined);
  }, []);
  return { isLive, seen };
}
