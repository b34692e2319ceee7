import type { Frame, Position, RecoveredFrame } from '../protocol/position.js';

export interface Arrived {
  readonly name: string;
  readonly frame: Frame;
}

/** What is to be done after something came: `reset` loads the page anew, `ask` asks for what is missing after the position. */
export interface Step {
  readonly ask?: boolean;
  readonly reset?: Position;
}

const NOTHING: Step = {};
const ASK: Step = { ask: true };

/**
 * The order of one channel on the client: what follows the position is handed out, what was there is dropped, what comes too early is
 * held. Numbers only: no sockets, no clocks.
 */
export class ChannelOrder {
  /** Up to where everything was handed out; null until the server or a page says where to begin. */
  position: Position | null = null;
  /** A question is under way; whatever is missing will come with its answer. */
  recovering = false;
  private again = false;
  private readonly held = new Map<number, Arrived>();

  constructor(private readonly heldMax: number) {}

  /** A numbered frame that came. Call `next` afterwards until it gives nothing. */
  accept(name: string, frame: Frame): Step {
    const at = this.position;
    if (!at) {
      this.position = { channel: frame.channel, epoch: frame.epoch, seq: frame.seq - 1 };
      this.held.set(frame.seq, { name, frame });
      return NOTHING;
    }
    // The server and the page count differently: the server's answer tells which one is right, and gives this again.
    if (frame.epoch !== at.epoch) return this.missing();
    if (frame.seq <= at.seq) return NOTHING;
    this.held.set(frame.seq, { name, frame });
    if (frame.seq === at.seq + 1) return NOTHING;
    if (this.held.size > this.heldMax) {
      this.held.clear();
      if (this.recovering) this.again = true;
    }
    return this.recovering ? NOTHING : ASK;
  }

  /** The next frame in order, which is handed out by this. */
  next(): Arrived | null {
    if (!this.position || this.held.size === 0) return null;
    const seq = this.position.seq + 1;
    const arrived = this.held.get(seq);
    if (!arrived) return null;
    this.held.delete(seq);
    this.position = { channel: this.position.channel, epoch: this.position.epoch, seq };
    return arrived;
  }

  /** The server says that this channel is heard from a position on. */
  subscribed(from: Position): Step {
    if (!this.position) {
      this.position = { channel: from.channel, epoch: from.epoch, seq: from.seq };
      return NOTHING;
    }
    if (this.position.epoch === from.epoch && this.position.seq >= from.seq) return NOTHING;
    return this.missing();
  }

  /** A page was loaded as of this position. */
  track(position: Position): Step {
    const { channel, epoch, seq } = position;
    const before = this.position;
    this.position = { channel, epoch, seq };
    if (!before || (before.epoch === epoch && before.seq === seq)) return NOTHING;
    if (before.epoch !== epoch) this.held.clear();
    else if (before.seq < seq) {
      for (const held of this.held.keys()) if (held <= seq) this.held.delete(held);
      return NOTHING;
    }
    if (this.recovering) {
      this.again = true;
      return NOTHING;
    }
    return ASK;
  }

  /** A question about this channel is sent, with `position`. */
  asked(): void {
    this.recovering = true;
    this.again = false;
  }

  /** The server's answer. */
  answered(frame: RecoveredFrame): Step {
    this.recovering = false;
    const again = this.again;
    this.again = false;
    const { channel, epoch, seq, recovered } = frame;
    if (!recovered) {
      this.held.clear();
      this.position = epoch === '' ? null : { channel, epoch, seq };
      return { reset: { channel, epoch, seq } };
    }
    const at = this.position;
    return again || !at || at.epoch !== epoch || at.seq < seq || this.held.size > 0 ? ASK : NOTHING;
  }

  /** The connection ended, or a question was refused: nothing is under way. */
  cut(): void {
    this.recovering = false;
    this.again = false;
    this.held.clear();
  }

  private missing(): Step {
    if (!this.recovering) return ASK;
    this.again = true;
    return NOTHING;
  }
}
