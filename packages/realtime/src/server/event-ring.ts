import type { ChannelEvent } from './channel-owner.js';

/** An event as it is kept: with its form on the wire, whatever that is. */
export interface Entry<Packet = unknown> {
  readonly event: ChannelEvent;
  /** The numbering that it belongs to. */
  readonly epoch: string;
  readonly packet: Packet;
  readonly bytes: number;
}

/** The last events of a channel without gaps, bounded by number and bytes. What falls out is the owner's to give. */
export class EventRing<Packet> {
  private readonly kept: (Entry<Packet> | undefined)[] = [];
  /** Where the oldest stands in `kept`; everything before it is spent. */
  private first = 0;
  private total = 0;

  /** @param base the number before the first event that may come */
  constructor(
    private base: number,
    private readonly maxEvents: number,
    private readonly maxBytes: number,
  ) {}

  /** Bytes of all that is kept. */
  get bytes(): number {
    return this.total;
  }

  /** The number before the oldest that is kept. */
  get after(): number {
    return this.base;
  }

  /** The next event in order. Its number must follow the last one's. */
  push(entry: Entry<Packet>): void {
    this.kept.push(entry);
    this.total += entry.bytes;
    while (this.kept.length - this.first > this.maxEvents || this.total > this.maxBytes) this.dropOldest();
  }

  /** At most `limit` events after `seq`, or null where the ring does not reach back so far. */
  read(seq: number, limit: number): readonly Entry<Packet>[] | null {
    if (seq < this.base) return null;
    const from = this.first + (seq - this.base);
    const entries: Entry<Packet>[] = [];
    for (const entry of this.kept.slice(from, from + limit)) if (entry) entries.push(entry);
    return entries;
  }

  /** Forgets everything up to the last event about `what`. */
  forget(what: string): void {
    let last = this.base;
    for (let index = this.first; index < this.kept.length; index += 1) {
      const event = this.kept[index]?.event;
      if (event?.about === what) last = event.seq;
    }
    while (this.base < last) this.dropOldest();
  }

  /** Starts anew after `base`. */
  clear(base: number): void {
    this.kept.length = 0;
    this.first = 0;
    this.total = 0;
    this.base = base;
  }

  private dropOldest(): void {
    this.total -= this.kept[this.first]?.bytes ?? 0;
    this.kept[this.first] = undefined;
    this.first += 1;
    this.base += 1;
    // Moving the rest only when half is spent keeps a push at constant cost.
    if (this.first > 32 && this.first * 2 > this.kept.length) {
      this.kept.splice(0, this.first);
      this.first = 0;
    }
  }
}
