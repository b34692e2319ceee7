import { PROTOCOL_LIMITS } from '../protocol/codes.js';
import { type Position, PROTOCOL_EVENTS } from '../protocol/position.js';
import type { Channels } from './channels.js';
import { CLIENT_CODES, type RealtimeError } from './errors.js';
import type { Requests } from './requests.js';

/** How soon a question is asked again after it was refused. */
const ASK_AGAIN_MS = 500;

/** Asks for what is missing: many channels together, each once, and again where no answer comes. */
export class Questions {
  private readonly channelsToAsk = new Set<string>();
  private asking: ReturnType<typeof setTimeout> | undefined;
  /** Counts connections: what was awaited on a former one is not awaited any more. */
  private connection = 0;

  constructor(
    private readonly channels: Channels,
    private readonly requests: Requests,
    private readonly timeoutMs: number,
  ) {}

  ask(channel: string): void {
    this.askIn(channel, 0);
  }

  /** What was brought with the connection is awaited; what there was no room for is asked. */
  connected(): void {
    for (const { channel } of this.channels.positions()) {
      if (this.channels.recovering(channel)) this.expectAnswer(channel);
      else this.ask(channel);
    }
  }

  cut(): void {
    this.connection += 1;
    clearTimeout(this.asking);
    this.asking = undefined;
    this.channelsToAsk.clear();
  }

  private askIn(channel: string, ms: number): void {
    if (!this.requests.connected) return;
    this.channelsToAsk.add(channel);
    this.asking ??= setTimeout(() => this.send(), ms);
  }

  private send(): void {
    this.asking = undefined;
    const positions: Position[] = [];
    for (const channel of this.channelsToAsk) {
      if (positions.length === PROTOCOL_LIMITS.recoverMax) break;
      this.channelsToAsk.delete(channel);
      const position = this.channels.recovering(channel) ? null : this.channels.asked(channel);
      if (position) positions.push(position);
    }
    if (this.channelsToAsk.size > 0) this.asking = setTimeout(() => this.send(), 0);
    if (positions.length === 0) return;
    this.requests.send(PROTOCOL_EVENTS.recover, { positions }, this.timeoutMs).catch((error: RealtimeError) => {
      if (error.code === CLIENT_CODES.cut) return;
      for (const { channel } of positions) this.askAgain(channel, (error.retryAfterSeconds ?? 0) * 1000);
    });
  }

  private expectAnswer(channel: string): void {
    const { connection } = this;
    const timer = setTimeout(() => {
      if (connection === this.connection) this.askAgain(channel, 0);
    }, this.timeoutMs);
    // In Node this alone must not keep the process alive.
    if (typeof timer === 'object') timer.unref();
  }

  private askAgain(channel: string, ms: number): void {
    if (!this.channels.recovering(channel)) return;
    this.channels.unanswered(channel);
    this.askIn(channel, Math.max(ms, ASK_AGAIN_MS));
  }
}
