import type { Viewer } from '../operation/operation.js';

/** Something new at the head of a timeline. */
export interface TimelineHint {
  readonly postId: string;
  readonly authorId: string;
}

/** Hints that wait for a slow reader: one already says that there is something new, so the oldest are let go. */
const waitingMax = 20;

type Result = IteratorResult<TimelineHint, undefined>;
const done: Result = { done: true, value: undefined };

/** One reader's hints as they come, until somebody ends them. Never holds more than a few. */
export class HintStream implements AsyncIterableIterator<TimelineHint, undefined> {
  readonly #waiting: TimelineHint[] = [];
  readonly #readers: ((result: Result) => void)[] = [];
  #onEnd: (() => void) | undefined;

  constructor(
    readonly viewer: Viewer,
    onEnd: () => void,
  ) {
    this.#onEnd = onEnd;
  }

  /** False where it takes a place that another hint had. */
  push(hint: TimelineHint): boolean {
    if (!this.#onEnd) return true;
    const reader = this.#readers.shift();
    if (reader) {
      reader({ done: false, value: hint });
      return true;
    }
    this.#waiting.push(hint);
    if (this.#waiting.length <= waitingMax) return true;
    this.#waiting.shift();
    return false;
  }

  /** Ends it at once, whatever still waits. */
  end(): void {
    const onEnd = this.#onEnd;
    if (!onEnd) return;
    this.#onEnd = undefined;
    this.#waiting.length = 0;
    for (const reader of this.#readers.splice(0)) reader(done);
    onEnd();
  }

  async next(): Promise<Result> {
    const hint = this.#waiting.shift();
    if (hint) return { done: false, value: hint };
    if (!this.#onEnd) return done;
    return new Promise((resolve) => this.#readers.push(resolve));
  }

  async return(): Promise<Result> {
    this.end();
    return done;
  }

  async throw(error: unknown): Promise<Result> {
    this.end();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
