import { logger } from '@my-girok/nest-common';

/** Work done again and again by every process, one run at a time. What fails is tried again with the next run. */
export class Repeating {
  readonly #timer: NodeJS.Timeout;
  #running?: Promise<void>;

  constructor(what: string, everyMs: number, run: () => Promise<void>) {
    this.#timer = setInterval(() => {
      this.#running ??= run()
        .catch((error: unknown) => logger.warn({ err: error }, `${what} is tried again later`))
        .finally(() => {
          this.#running = undefined;
        });
    }, everyMs);
    this.#timer.unref();
  }

  /** Resolves when the run in hand has ended. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }
}
