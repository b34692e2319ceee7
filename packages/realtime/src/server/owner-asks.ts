import type { Position } from '../protocol/position.js';
import type { ChannelOwner, Replay } from './channel-owner.js';

export interface OwnerAskBounds {
  readonly concurrency: number;
  readonly page: number;
  readonly timeoutMs: number;
  readonly retryMinMs: number;
  readonly retryMaxMs: number;
}

/** Asks an owner: so many at once, each with a deadline, the same question once, and again with growing pauses while the owner is away. */
export class OwnerAsks {
  private readonly closing = new AbortController();
  private readonly queue: (() => void)[] = [];
  private readonly underWay = new Map<string, Promise<Replay>>();
  private running = 0;

  constructor(
    private readonly owner: ChannelOwner,
    private readonly bounds: OwnerAskBounds,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** The owner's answer, or null once nobody wants it (`wanted` says no) or this is closed. */
  async ask(subject: string, after: Position, wanted: () => boolean): Promise<Replay | null> {
    for (let pause = this.bounds.retryMinMs; wanted(); pause = Math.min(pause * 2, this.bounds.retryMaxMs)) {
      try {
        return await this.share(subject, after);
      } catch (error) {
        if (this.closing.signal.aborted) return null;
        this.onFailure(error);
      }
      if (!(await this.pause(pause * (0.5 + Math.random() / 2)))) return null;
    }
    return null;
  }

  /** Waits; false once closed. */
  async pause(ms: number): Promise<boolean> {
    const { signal } = this.closing;
    if (signal.aborted) return false;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done);
    });
    return !signal.aborted;
  }

  close(): void {
    this.closing.abort();
    for (const start of this.queue.splice(0)) start();
  }

  /** Several sockets of one person, after one cut, ask the same. */
  private share(subject: string, after: Position): Promise<Replay> {
    const key = `${subject}\n${after.channel}\n${after.epoch}\n${after.seq}`;
    const shared = this.underWay.get(key);
    if (shared) return shared;
    const asked = this.call(subject, after).finally(() => this.underWay.delete(key));
    this.underWay.set(key, asked);
    return asked;
  }

  private async call(subject: string, after: Position): Promise<Replay> {
    // Whoever ends hands its turn to the next, so `running` counts turns, not calls.
    if (this.running >= this.bounds.concurrency) await new Promise<void>((start) => this.queue.push(start));
    else this.running += 1;
    try {
      this.closing.signal.throwIfAborted();
      const signal = AbortSignal.any([this.closing.signal, AbortSignal.timeout(this.bounds.timeoutMs)]);
      return await this.owner.replay(subject, after, this.bounds.page, signal);
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
