import { ProgressBar } from 'react-aria-components';

export interface ProgressRingProps {
  /** What is going on. */
  label: string;
  /** 0 to 1. */
  value: number;
}

const RADIUS = 14;
const ROUND = 2 * Math.PI * RADIUS;

/** How far something is, drawn over the thing itself. */
export function ProgressRing({ label, value }: ProgressRingProps) {
  return (
    <ProgressBar className="g-ring" aria-label={label} value={value} maxValue={1}>
      <svg viewBox="0 0 36 36" aria-hidden="true">
        <circle cx="18" cy="18" r={RADIUS} className="g-ring-way" />
        <circle
          cx="18"
          cy="18"
          r={RADIUS}
          className="g-ring-done"
          strokeDasharray={ROUND}
          strokeDashoffset={ROUND * (1 - Math.min(1, Math.max(0, value)))}
        />
      </svg>
    </ProgressBar>
  );
}
