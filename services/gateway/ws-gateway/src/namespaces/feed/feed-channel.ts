import { type Frame, type Position, PROTOCOL_EVENTS, type RecoveredFrame } from '@my-girok/realtime/protocol';

/** What this channel needs of a socket. */
export interface FeedListener {
  readonly sessionId: string;
  emit(event: string, payload: unknown): void;
}

/** Hints that can be given again. */
const ringMax = 64;
const rememberedMax = 50;

/**
 * One person's hints of new posts on this node. Every socket hears the same numbers, and its own count: of the posts since it came or
 * since its page was last shown anew.
 */
export class FeedChannel {
  /** Listener → the total when it last saw everything. */
  readonly #listeners = new Map<FeedListener, number>();
  /** The same of sessions whose sockets have left, for when they come back. */
  readonly #left = new Map<string, number>();
  /** The totals at the latest numbers, the last at the end. */
  readonly #totals = [0];
  #seq = 0;
  #total = 0;

  constructor(
    private readonly name: string,
    private readonly epoch: string,
  ) {}

  get isEmpty(): boolean {
    return this.#listeners.size === 0;
  }

  /** A listener comes, with a position or without one. */
  join(listener: FeedListener, from?: Position): void {
    if (!from) {
      this.#listeners.set(listener, this.#total);
      listener.emit(PROTOCOL_EVENTS.subscribed, this.#position);
    } else this.recover(listener, from);
  }

  /** Gives what came after a position, or says that it cannot. */
  recover(listener: FeedListener, from: Position): void {
    const missed = this.#seq - from.seq;
    const recovered = from.epoch === this.epoch && missed >= 0 && missed < this.#totals.length;
    const base = this.#listeners.get(listener) ?? this.#left.get(listener.sessionId);
    this.#left.delete(listener.sessionId);
    const reached = this.#totals.at(-missed - 1) ?? this.#total;
    this.#listeners.set(listener, recovered ? (base ?? reached) : this.#total);
    if (recovered)
      for (let back = missed; back > 0; back--)
        this.#tell(listener, this.#seq - back + 1, this.#totals.at(-back) ?? this.#total);
    listener.emit(PROTOCOL_EVENTS.recovered, { ...this.#position, recovered } satisfies RecoveredFrame);
  }

  /** So many new posts are there. */
  add(posts: number): void {
    this.#seq++;
    this.#total += posts;
    this.#totals.push(this.#total);
    if (this.#totals.length > ringMax + 1) this.#totals.shift();
    for (const listener of this.#listeners.keys()) this.#tell(listener, this.#seq, this.#total);
  }

  /** The listener's page shows everything: counting begins anew. */
  seen(listener: FeedListener): void {
    if (this.#listeners.has(listener)) this.#listeners.set(listener, this.#total);
  }

  leave(listener: FeedListener): void {
    const base = this.#listeners.get(listener);
    if (base === undefined) return;
    this.#listeners.delete(listener);
    if (this.#left.size >= rememberedMax) this.#left.delete(this.#left.keys().next().value as string);
    this.#left.set(listener.sessionId, base);
  }

  get #position(): Position {
    return { channel: this.name, epoch: this.epoch, seq: this.#seq };
  }

  #tell(listener: FeedListener, seq: number, total: number): void {
    const count = total - (this.#listeners.get(listener) ?? total);
    const frame: Frame<{ count: number }> = { channel: this.name, epoch: this.epoch, seq, data: { count } };
    listener.emit('posts.available', frame);
  }
}
