export interface LevelMeterProps {
  /** What is measured: "Microphone level". */
  label: string;
  /** From 0 to 1. */
  value: number;
}

const STEPS = 12;

/** How loud it is, now. Looked at, not read out: whoever cannot see it hears themselves. */
export function LevelMeter({ label, value }: LevelMeterProps) {
  const lit = Math.round(Math.min(1, Math.max(0, value)) * STEPS);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <meter> cannot be drawn in steps, and not alike in all browsers
    <div
      className="g-level"
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round((lit / STEPS) * 100)}
    >
      {Array.from({ length: STEPS }, (_, step) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps are the same for ever
        <span key={step} data-lit={step < lit || undefined} />
      ))}
    </div>
  );
}
