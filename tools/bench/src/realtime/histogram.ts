const bucketUs = 50;
const buckets = 600_000;

/** Times of millions of deliveries, to 0.05 ms, up to 30 s. */
export class Histogram {
  private readonly counts = new Uint32Array(buckets);
  private total = 0;

  add(microseconds: number): void {
    const bucket = Math.min(buckets - 1, Math.max(0, Math.floor(microseconds / bucketUs)));
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1;
    this.total += 1;
  }

  get count(): number {
    return this.total;
  }

  /** In milliseconds. */
  percentile(share: number): number {
    let left = Math.ceil(this.total * share);
    for (let bucket = 0; bucket < buckets; bucket++) {
      left -= this.counts[bucket] ?? 0;
      if (left <= 0) return ((bucket + 0.5) * bucketUs) / 1000;
    }
    return Number.NaN;
  }

  clear(): void {
    this.counts.fill(0);
    this.total = 0;
  }
}
