import type { Call } from './call.ts';
import { type CallStore, ringingOf } from './call-store.ts';

/** The service says after 45 s that a call was missed; this is for when that does not arrive. */
const LONGEST_MS = 60_000;

/** Which call rings on this page now, the first to come where there are several. */
export class Ringing {
  #now: Call | undefined;
  /** When each was first heard of here: clocks of devices differ. */
  readonly #since = new Map<string, number>();
  readonly #put = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly store: CallStore,
    private readonly clock: () => number = Date.now,
  ) {
    store.subscribe(() => this.#look());
  }

  readonly get = (): Call | undefined => this.#now;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Answered or declined here: it stops before the service has heard of it. */
  putAway(callId: string): void {
    this.#put.add(callId);
    this.#look();
  }

  /** The answer did not arrive: it rings on. */
  takeBack(callId: string): void {
    this.#put.delete(callId);
    this.#look();
  }

  #look(): void {
    const now = this.clock();
    const ringing = ringingOf(this.store.get(), this.store.me);
    for (const { id } of ringing) if (!this.#since.has(id)) this.#since.set(id, now);
    const left = ({ id }: Call): number => (this.#since.get(id) ?? now) + LONGEST_MS - now;
    const next = ringing.find((call) => !this.#put.has(call.id) && left(call) > 0);
    clearTimeout(this.#timer);
    if (next) this.#timer = setTimeout(() => this.#look(), left(next));
    if (next === this.#now) return;
    this.#now = next;
    for (const listener of this.#listeners) listener();
  }
}
