import type { ChannelEvent } from './channel-owner.js';

/** Events that came before one that is missing. A bounded number of them: the owner gives again what is dropped. */
export class HeldEvents {
  private readonly events = new Map<number, ChannelEvent>();

  constructor(private readonly max: number) {}

  get highest(): number {
    return Math.max(0, ...this.events.keys());
  }

  get size(): number {
    return this.events.size;
  }

  has(seq: number): boolean {
    return this.events.has(seq);
  }

  /** When there are too many the lowest goes first: the highest says how far the channel is. */
  hold(event: ChannelEvent): void {
    this.events.set(event.seq, event);
    if (this.events.size > this.max) this.events.delete(Math.min(...this.events.keys()));
  }

  take(seq: number): ChannelEvent | undefined {
    const event = this.events.get(seq);
    this.events.delete(seq);
    return event;
  }

  dropThrough(seq: number): void {
    for (const held of this.events.keys()) if (held <= seq) this.events.delete(held);
  }

  /** All of another's beyond a number. */
  takeOver(other: HeldEvents, beyond: number): void {
    for (const [seq, event] of other.events) if (seq > beyond) this.events.set(seq, event);
  }

  clear(): void {
    this.events.clear();
  }
}
