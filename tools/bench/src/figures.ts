/** One measured number and, where there is a limit, whether it keeps it. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  limit: number | null;
  ok: boolean;
}

/** A figure that must not exceed its limit; without one it only informs. */
export function figure(name: string, value: number, unit: string, limit: number | null = null): Figure {
  return { name, value, unit, limit, ok: limit === null || value <= limit };
}

/** A figure that must reach its limit. */
export function figureAtLeast(name: string, value: number, unit: string, limit: number): Figure {
  return { name, value, unit, limit, ok: value >= limit };
}

/** The middle of the values; rounds disturbed by other work do not move it. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
