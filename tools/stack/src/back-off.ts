const FIRST_MILLISECONDS = 500;
const LONGEST_MILLISECONDS = 30_000;
const CALM_MILLISECONDS = 60_000;

/** How long to wait before each restart of one process: doubling, and from the start again after a calm minute. */
export class BackOff {
  #failures = 0;

  get failures(): number {
    return this.#failures;
  }

  /** Call when the process ended; `ranMilliseconds` is how long it had run. */
  next(ranMilliseconds: number): number {
    if (ranMilliseconds > CALM_MILLISECONDS) this.#failures = 0;
    const wait = Math.min(FIRST_MILLISECONDS * 2 ** this.#failures, LONGEST_MILLISECONDS);
    this.#failures += 1;
    return wait;
  }
}
