import { type Frame, type Position, PROTOCOL_EVENTS, type RecoveredFrame } from '../protocol/position.js';
import { ChannelOrder, type Step } from './channel-order.js';

interface ChannelsEvents {
  deliver(name: string, frame: Frame): void;
  reset(position: Position): void;
  /** Something is missing after these positions. */
  ask(channel: string): void;
}

/** All channels of a client, each in its order. */
export class Channels {
  private readonly orders = new Map<string, ChannelOrder>();
  /** Those whose frames are being handed out: a handler that brings new ones does not overtake itself. */
  private readonly handingOut = new Set<ChannelOrder>();

  constructor(
    private readonly heldMax: number,
    private readonly events: ChannelsEvents,
  ) {}

  positions(): readonly Position[] {
    const positions: Position[] = [];
    for (const { position } of this.orders.values()) if (position) positions.push(position);
    return positions;
  }

  position(channel: string): Position | null {
    return this.orders.get(channel)?.position ?? null;
  }

  frame(name: string, frame: Frame): void {
    if (frame.seq === 0) {
      this.events.deliver(name, frame);
      return;
    }
    this.step(frame.channel, (order) => order.accept(name, frame));
  }

  subscribed(position: Position): void {
    this.step(position.channel, (order) => order.subscribed(position));
  }

  answered(frame: RecoveredFrame): void {
    this.step(frame.channel, (order) => order.answered(frame));
  }

  track(position: Position): void {
    this.step(position.channel, (order) => order.track(position));
  }

  forget(channel: string): void {
    this.orders.delete(channel);
  }

  /** The position to ask from; from here on an answer is awaited. */
  asked(channel: string): Position | null {
    const order = this.orders.get(channel);
    if (!order?.position) return null;
    order.asked();
    return order.position;
  }

  recovering(channel: string): boolean {
    return this.orders.get(channel)?.recovering ?? false;
  }

  /** The question about this channel was not answered. */
  unanswered(channel: string): void {
    const order = this.orders.get(channel);
    if (order?.recovering) order.cut();
  }

  cut(): void {
    for (const order of this.orders.values()) order.cut();
  }

  private step(channel: string, act: (order: ChannelOrder) => Step): void {
    let order = this.orders.get(channel);
    if (!order) {
      order = new ChannelOrder(this.heldMax);
      this.orders.set(channel, order);
    }
    const step = act(order);
    this.handOut(channel, order);
    if (step.reset) {
      if (!order.position) this.orders.delete(channel);
      this.events.reset(step.reset);
    }
    if (step.ask && !order.recovering) this.events.ask(channel);
  }

  private handOut(channel: string, order: ChannelOrder): void {
    if (this.handingOut.has(order)) return;
    this.handingOut.add(order);
    for (let arrived = order.next(); arrived; arrived = order.next()) {
      if (this.orders.get(channel) !== order) break;
      if (arrived.name !== PROTOCOL_EVENTS.skipped) this.events.deliver(arrived.name, arrived.frame);
    }
    this.handingOut.delete(order);
  }
}
