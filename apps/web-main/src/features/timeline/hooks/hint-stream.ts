import { backOff } from '../../../platform/connection/connection.ts';

/** Says that the timeline has something new. */
export interface Hint {
  readonly postId: string;
  readonly authorId: string;
}

/** Opens one connection: settles when it is over, for whatever reason; `signal` ends it. */
export type OpenHints = (given: {
  readonly onOpen: () => void;
  readonly onHint: (hint: Hint) => void;
  readonly signal: AbortSignal;
}) => Promise<void>;

export interface HintStreamOptions {
  readonly open: OpenHints;
  /** Whether anybody would see a hint now: the page is visible and online. */
  readonly mayRun: () => boolean;
  readonly onHint: (hint: Hint) => void;
  /** A connection is there (again): hints may have been missed before it. */
  readonly onOpen: () => void;
}

const LONGEST_DELAY_MS = 60_000;

/**
 * Keeps one connection for hints while somebody looks, and opens it again with back-off when it ends. What is missed in
 * between is the page's to ask for: hints are news of the moment, kept nowhere.
 */
export class HintStream {
  #connection: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  #isOpen = false;
  #isStopped = false;

  constructor(private readonly options: HintStreamOptions) {
    this.look();
  }

  readonly isOpen = (): boolean => this.#isOpen;

  /** The page was shown or hidden, or the network came or went. */
  readonly look = (): void => {
    const runs = this.#connection !== undefined || this.#timer !== undefined;
    const may = !this.#isStopped && this.options.mayRun();
    if (may && !runs) void this.#connect();
    if (!may && runs) this.#end();
  };

  stop(): void {
    this.#isStopped = true;
    this.#end();
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#attempt = 0;
    this.#connection?.abort();
    this.#connection = undefined;
    this.#isOpen = false;
  }

  async #connect(): Promise<void> {
    this.#timer = undefined;
    const connection = new AbortController();
    this.#connection = connection;
    const isCurrent = (): boolean => this.#connection === connection;
    await this.options
      .open({
        signal: connection.signal,
        onOpen: () => {
          if (!isCurrent()) return;
          this.#isOpen = true;
          this.options.onOpen();
        },
        onHint: (hint) => {
          if (!isCurrent()) return;
          this.#attempt = 0;
          this.options.onHint(hint);
        },
      })
      .catch(() => undefined);
    if (!isCurrent()) return;
    this.#connection = undefined;
    this.#isOpen = false;
    this.#timer = setTimeout(() => void this.#connect(), backOff(this.#attempt, Math.random(), LONGEST_DELAY_MS));
    this.#attempt += 1;
  }
}
