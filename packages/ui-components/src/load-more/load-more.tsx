import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../button/button';

export interface LoadMoreProps {
  hasMore: boolean;
  isLoading: boolean;
  onLoad: () => void;
  /** The button for those who do not scroll, and while the last attempt failed. */
  label: string;
  /** Says that more is on its way, for screen readers. */
  loadingLabel: string;
  /** After the last item: "You have read everything". */
  endLabel?: string;
  /** Why the last attempt failed; loading then waits for the button. */
  error?: string;
  retryLabel?: string;
  /** Skeletons of the next items, shown while loading. */
  skeleton?: ReactNode;
}

/** The foot of a list: asks for more a screen before it is reached, and never by itself after a failure. */
export function LoadMore(props: LoadMoreProps) {
  const { hasMore, isLoading, onLoad, label, loadingLabel, endLabel, error, retryLabel, skeleton } = props;
  const foot = useRef<HTMLDivElement>(null);
  const load = useRef(onLoad);
  load.current = onLoad;
  const waits = hasMore && !isLoading && error === undefined;
  useEffect(() => {
    const element = foot.current;
    if (!element || !waits) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) load.current();
      },
      { rootMargin: '800px 0px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [waits]);
  return (
    <div ref={foot} className="g-more">
      {isLoading && skeleton}
      <p role="status" className={isLoading ? 'g-hidden' : undefined}>
        {isLoading ? loadingLabel : (error ?? (hasMore ? '' : endLabel))}
      </p>
      {hasMore && !isLoading && (
        <Button tone="quiet" onPress={onLoad}>
          {error !== undefined ? (retryLabel ?? label) : label}
        </Button>
      )}
    </div>
  );
}
