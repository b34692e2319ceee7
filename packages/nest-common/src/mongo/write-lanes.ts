/** How many writes may wait for one document before more are refused: at 5 to 15 ms each, all within a caller's deadline. */
const WAITING_MAX = 200;

interface Lane {
  tail: Promise<void>;
  waiting: number;
}

/**
 * Lets this process's writes to one hot document go one after another. Correctness does not rest on it: transactions that
 * meet in the database conflict and retry. But fifty people liking one post at once would otherwise make each other retry
 * nine times, measured; in a lane each runs once.
 */
export class WriteLanes {
  private readonly lanes = new Map<string, Lane>();

  /** `tooManyWrites` makes the service's own error for a lane that 200 are in. */
  constructor(private readonly tooManyWrites: () => Error) {}

  /**
   * Runs `work` when every key is free. Keys are taken in one order, so that two callers never wait for each other.
   * Throws the service's error when too many wait for one of them.
   */
  async run<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
    const releases: (() => void)[] = [];
    try {
      for (const key of [...new Set(keys)].sort()) releases.push(await this.enter(key));
      return await work();
    } finally {
      for (const release of releases.reverse()) release();
    }
  }

  private async enter(key: string): Promise<() => void> {
    const lane = this.lanes.get(key) ?? { tail: Promise.resolve(), waiting: 0 };
    if (lane.waiting >= WAITING_MAX) throw this.tooManyWrites();
    this.lanes.set(key, lane);
    lane.waiting++;
    const before = lane.tail;
    const { promise, resolve } = Promise.withResolvers<void>();
    lane.tail = promise;
    await before;
    return () => {
      if (--lane.waiting === 0) this.lanes.delete(key);
      resolve();
    };
  }
}
