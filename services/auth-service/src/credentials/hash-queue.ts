import { credentialsErrors } from './credentials.errors.js';

/**
 * Runs costly work a few at a time and keeps only so many waiting. A crowd that would wait longer than it is worth is told
 * so at once, instead of taking memory and everybody's time.
 */
export class HashQueue {
  private running = 0;
  private readonly waiting: Array<() => void> = [];

  constructor(
    private readonly concurrency: number,
    private readonly mostWaiting: number,
  ) {}

  /** Throws AUTH_BUSY when the queue is full. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private enter(): Promise<void> {
    if (this.running < this.concurrency) {
      this.running++;
      return Promise.resolve();
    }
    if (this.waiting.length >= this.mostWaiting) return Promise.reject(credentialsErrors.busy());
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Hands the place on, so that nobody who comes later gets before those who wait. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running--;
  }
}
