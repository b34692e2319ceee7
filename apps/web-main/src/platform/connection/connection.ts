/** What stands between the person and the service, and what is being done about it. */
export interface ConnectionState {
  readonly kind: 'ok' | 'unreachable' | 'degraded';
  /** When the next attempt is due, ms since the epoch; undefined while one is under way or none is needed. */
  readonly nextTryAt?: number;
}

type Retry = () => Promise<unknown>;

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 15_000;

/** Waits before attempt `n` (from 0): doubling, bounded, and spread so that many pages do not return at once. */
export const backOff = (attempt: number, random = Math.random(), longest = LONGEST_DELAY_MS): number =>
  Math.round(Math.min(longest, FIRST_DELAY_MS * 2 ** attempt) * (0.75 + random * 0.5));

/**
 * Knows whether the API answers and which parts of the page wait for a service, and tries again until both are well.
 * Screens register how to fetch what they miss; the loop runs only while something is wrong.
 */
export class Connection {
  #state: ConnectionState = { kind: 'ok' };
  #unreachable = false;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #trying = false;
  readonly #missing = new Set<Retry>();
  readonly #listeners = new Set<() => void>();
  /** Asked when the API is away and no screen misses anything. */
  probe: Retry = () => Promise.resolve();

  readonly state = (): ConnectionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Told by the link after every request. */
  reached(yes: boolean): void {
    this.#unreachable = !yes;
    this.#settle();
  }

  /** Registers how to fetch what a screen misses; call the answer when it has it, or is gone. */
  misses(retry: Retry): () => void {
    this.#missing.add(retry);
    this.#settle();
    return () => {
      this.#missing.delete(retry);
      this.#settle();
    };
  }

  /** Tries at once: the person asked, the network came back, or somebody signed in. */
  readonly tryNow = (): void => {
    if (this.#trying || this.#kind() === 'ok') return;
    this.#attempt = 0;
    void this.#try();
  };

  #kind(): ConnectionState['kind'] {
    if (this.#unreachable) return 'unreachable';
    return this.#missing.size > 0 ? 'degraded' : 'ok';
  }

  #settle(): void {
    const kind = this.#kind();
    if (kind === 'ok') {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#attempt = 0;
      if (this.#state.kind !== 'ok') this.#publish({ kind });
      return;
    }
    if (this.#timer === undefined && !this.#trying) this.#schedule();
    else if (kind !== this.#state.kind) this.#publish({ kind, nextTryAt: this.#state.nextTryAt });
  }

  #schedule(): void {
    const delay = backOff(this.#attempt);
    this.#attempt += 1;
    this.#timer = setTimeout(() => void this.#try(), delay);
    this.#publish({ kind: this.#kind(), nextTryAt: Date.now() + delay });
  }

  async #try(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#trying = true;
    this.#publish({ kind: this.#kind() });
    const retries = this.#missing.size > 0 ? [...this.#missing] : [this.probe];
    await Promise.allSettled(retries.map((retry) => retry()));
    this.#trying = false;
    this.#settle();
  }

  #publish(state: ConnectionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
