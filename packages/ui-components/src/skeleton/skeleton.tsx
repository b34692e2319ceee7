import type { ReactNode } from 'react';
import { useDelayed } from '../hooks/use-delayed';
import { VisuallyHidden } from '../visually-hidden/visually-hidden';

export interface SkeletonProps {
  shape?: 'line' | 'avatar' | 'block';
  /** Of its place: '60%', '12rem'. A line takes all by default. */
  width?: string;
  /** Of a block. */
  height?: string;
}

/** The place of something that is on its way, in its final size. */
export function Skeleton({ shape = 'line', width, height }: SkeletonProps) {
  return (
    <span
      className="g-skeleton"
      data-shape={shape}
      style={{ inlineSize: width, blockSize: height }}
      aria-hidden="true"
    />
  );
}

export interface SkeletonGroupProps {
  /** What is on its way, for screen readers. */
  label: string;
  /** What is going on and how far, once it has taken 2 s. */
  slowLabel?: string;
  children: ReactNode;
}

/** Skeletons of one thing. Announces itself once, and says why when it takes long. */
export function SkeletonGroup({ label, slowLabel, children }: SkeletonGroupProps) {
  const isSlow = useDelayed(slowLabel !== undefined, 2000);
  return (
    <div className="g-skeleton-group" aria-busy="true">
      <div role="status">
        <VisuallyHidden>{label}</VisuallyHidden>
        {isSlow && <p className="g-skeleton-slow">{slowLabel}</p>}
      </div>
      {children}
    </div>
  );
}
