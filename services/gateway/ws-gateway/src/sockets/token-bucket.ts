/** An allowance that fills up again: so much a second, so much at once. Times are milliseconds. */
export class TokenBucket {
  #tokens: number;
  #at: number;

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    now: number,
  ) {
    this.#tokens = burst;
    this.#at = now;
  }

  /** False, and nothing taken, where there is not enough. */
  take(cost: number, now: number): boolean {
    this.#fill(now);
    if (this.#tokens < cost) return false;
    this.#tokens -= cost;
    return true;
  }

  /** After how many whole seconds so much can be taken; at least 1. */
  secondsUntil(cost: number, now: number): number {
    this.#fill(now);
    return Math.max(1, Math.ceil((cost - this.#tokens) / this.perSecond));
  }

  isFull(now: number): boolean {
    this.#fill(now);
    return this.#tokens >= this.burst;
  }

  #fill(now: number): void {
    this.#tokens = Math.min(this.burst, this.#tokens + ((now - this.#at) / 1000) * this.perSecond);
    this.#at = now;
  }
}

/** One bucket a key. Full ones are forgotten; beyond `keysMax` the oldest are. */
export class TokenBuckets {
  readonly #buckets = new Map<string, TokenBucket>();
  #sweepAt = 0;

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    private readonly keysMax = 100_000,
  ) {}

  of(key: string, now: number): TokenBucket {
    this.#sweep(now);
    const known = this.#buckets.get(key);
    if (known) return known;
    if (this.#buckets.size >= this.keysMax) this.#buckets.delete(this.#buckets.keys().next().value as string);
    const bucket = new TokenBucket(this.perSecond, this.burst, now);
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #sweep(now: number): void {
    if (now < this.#sweepAt) return;
    this.#sweepAt = now + 60_000;
    for (const [key, bucket] of this.#buckets) if (bucket.isFull(now)) this.#buckets.delete(key);
  }
}
