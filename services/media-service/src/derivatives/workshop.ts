/** How soon a job is wanted: `now` by somebody who waits, `later` by nobody. */
export type Urgency = 'now' | 'later';

interface Waiting {
  bytes: number;
  start(): void;
}

/**
 * Bounds what pictures cost this process: so many jobs at a time, and so much memory among them. A job that alone needs more
 * runs alone. Urgent jobs go first; among equals the first come. What is for later begins only
 * while nobody waits: it takes cores and memory from them even where a slot is free.
 */
export class Workshop {
  #running = 0;
  #attended = 0;
  #bytes = 0;
  readonly #waiting: Record<Urgency, Waiting[]> = { now: [], later: [] };

  constructor(
    private readonly slots: number,
    private readonly budget: number,
  ) {}

  /** Jobs that wait for their turn. */
  get waiting(): number {
    return this.#waiting.now.length + this.#waiting.later.length;
  }

  /**
   * Begins nothing for later while somebody waits for all of this: its jobs have pauses between them, and what began in one would hold
   * up the next.
   */
  async attend<T>(work: () => Promise<T>): Promise<T> {
    this.#attended += 1;
    try {
      return await work();
    } finally {
      this.#attended -= 1;
      this.#next();
    }
  }

  async run<T>(urgency: Urgency, bytes: number, job: () => Promise<T>): Promise<T> {
    await new Promise<void>((start) => {
      this.#waiting[urgency].push({ bytes, start });
      this.#next();
    });
    try {
      return await job();
    } finally {
      this.#running -= 1;
      this.#bytes -= bytes;
      this.#next();
    }
  }

  #next(): void {
    for (;;) {
      const urgency = this.#waiting.now.length > 0 ? 'now' : 'later';
      const queue = this.#waiting[urgency];
      const [first] = queue;
      if (!first || this.#running >= this.slots) return;
      if (urgency === 'later' && this.#attended > 0) return;
      // The first waits until it fits, and those behind it with it: small ones would keep a large one out for ever.
      if (this.#running > 0 && this.#bytes + first.bytes > this.budget) return;
      queue.shift();
      this.#running += 1;
      this.#bytes += first.bytes;
      first.start();
    }
  }
}
