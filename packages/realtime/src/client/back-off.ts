export interface BackOffBounds {
  readonly minMs: number;
  readonly maxMs: number;
}

/**
 * Pauses between attempts: small first, then half as long again each time, and never the same for two clients, so that thousands who
 * lost the same server come back spread out.
 */
export class BackOff {
  private attempts = 0;

  constructor(
    private readonly bounds: BackOffBounds,
    private readonly random: () => number = Math.random,
  ) {}

  /** Failed attempts since the last success. */
  get failures(): number {
    return this.attempts;
  }

  /** The next pause in ms. */
  next(): number {
    const whole = Math.min(this.bounds.maxMs, this.bounds.minMs * 1.5 ** this.attempts);
    this.attempts += 1;
    return whole * (0.5 + this.random());
  }

  reset(): void {
    this.attempts = 0;
  }
}
