interface Seen {
  readonly epoch: string;
  readonly seq: number;
  readonly at: number;
}

/**
 * Where channels that nobody here listens to were lately seen. Whoever asks an owner for a channel's head and then subscribes would
 * miss what came between: this remembers it, or says that it may have forgotten.
 */
export class RecentHeads {
  private readonly seen = new Map<string, Seen>();
  private forgotAt = Number.NEGATIVE_INFINITY;

  /**
   * @param keepMs longer than the time between an owner's answer and `subscribe`
   * @param max channels at most
   */
  constructor(
    private readonly keepMs: number,
    private readonly max: number,
    private readonly now: () => number,
  ) {}

  note(channel: string, epoch: string, seq: number): void {
    const before = this.seen.get(channel);
    const at = this.now();
    const highest = before?.epoch === epoch && before.seq > seq ? before.seq : seq;
    this.seen.delete(channel);
    this.seen.set(channel, { epoch, seq: highest, at });
    for (const [name, { at: then }] of this.seen) {
      const young = then + this.keepMs > at;
      if (young && this.seen.size <= this.max) break;
      if (young) this.forgotAt = at;
      this.seen.delete(name);
    }
  }

  /** Takes out what is known of a channel: where it was seen, nothing at all, or that something may have been forgotten. */
  take(channel: string): { readonly epoch: string; readonly seq: number } | 'nothing' | 'forgotten' {
    const seen = this.seen.get(channel);
    if (seen) {
      this.seen.delete(channel);
      return seen;
    }
    return this.forgotAt + this.keepMs > this.now() ? 'forgotten' : 'nothing';
  }

  /** Whatever may have happened meanwhile is not known. */
  forget(): void {
    this.seen.clear();
    this.forgotAt = this.now();
  }
}
