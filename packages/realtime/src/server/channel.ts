import type { Position } from '../protocol/position.js';
import type { ChannelEvent, Replay } from './channel-owner.js';
import type { ChannelBounds, ChannelPort } from './channel-port.js';
import { EventRing } from './event-ring.js';
import { HeldEvents } from './held-events.js';
import type { Subscription } from './subscription.js';

/**
 * The numbering of one channel on one node, as a state machine without clocks, sockets or promises, in one piece because every method
 * keeps the same promise. What holds after every call:
 * every subscriber is level, and then has had everything up to `head`; or has a cursor, has had everything up to it and nothing after
 * it, and something is under way that moves it on; or was told `recovered: false`, and counts from the position in it.
 */
export class Channel<Member, Packet> {
  readonly level = new Set<Subscription<Member>>();
  readonly behind = new Set<Subscription<Member>>();
  readonly ring: EventRing<Packet>;
  private readonly held: HeldEvents;
  /** Events of another numbering, until the owner says which one counts. */
  private foreign: { readonly epoch: string; readonly events: HeldEvents } | null = null;
  /** Those whose answer or whose turn comes when `head` moves. */
  private readonly waiting = new Set<Subscription<Member>>();
  /** Somebody who knows said that the channel stands here. */
  private expected = 0;
  /** Counts the breaks in what this node has heard: what it concluded from a stream without gaps holds no longer. */
  breaks = 0;

  constructor(
    readonly name: string,
    public epoch: string,
    public head: number,
    private readonly port: ChannelPort<Member, Packet, Channel<Member, Packet>>,
    private readonly bounds: ChannelBounds,
  ) {
    this.held = new HeldEvents(bounds.heldEvents);
    this.ring = new EventRing(head, bounds.ringEvents, bounds.ringBytes);
  }

  get size(): number {
    return this.level.size + this.behind.size;
  }

  get position(): Position {
    return { channel: this.name, epoch: this.epoch, seq: this.head };
  }

  positionOf(sub: Subscription<Member>): Position {
    return { channel: this.name, epoch: this.epoch, seq: sub.level ? this.head : sub.cursor };
  }

  /** What the stream brought: in any order, twice, or with gaps. */
  publish(epoch: string, event: ChannelEvent): void {
    if (epoch !== this.epoch) {
      this.publishForeign(epoch, event);
      return;
    }
    if (event.seq <= this.head) return;
    if (event.seq === this.head + 1) {
      this.advance(event);
      this.takeHeld();
      return;
    }
    if (this.size === 0) {
      this.jump(event.seq, event);
      return;
    }
    this.held.hold(event);
    this.port.awaitMissing(this);
  }

  /** Where the owner said that the channel stands. */
  adopt(head: Position): void {
    if (head.epoch === this.epoch) {
      this.raise(head.seq);
      return;
    }
    this.change(head);
    if (this.size > 0) this.port.verify(this);
  }

  /**
   * A subscriber who starts at `known`, where the owner said that the channel stands, or after a position that the client brought; then
   * the answer follows when all up to `known` was sent.
   */
  subscribe(sub: Subscription<Member>, known: number, from?: Position): void {
    sub.known = known;
    if (from) this.recover(sub, from, Math.max(known, this.head));
    else this.startAt(sub, Math.max(known, this.head));
  }

  /** A subscriber whose client missed something, or whose page knows more than the stream has brought: the owner tells which. */
  catchUp(sub: Subscription<Member>, from: Position, done: () => void): void {
    const ahead = from.epoch === this.epoch && from.seq > this.head;
    this.recover(sub, from, ahead ? from.seq : this.head, done);
    if (ahead) this.port.verify(this);
  }

  /**
   * Brings a subscriber from `from` to where the channel stands, and then answers. A position beyond `target` is no place in this
   * numbering: refused.
   */
  private recover(sub: Subscription<Member>, from: Position, target: number, done?: () => void): void {
    this.setAside(sub);
    sub.owed = {
      target: Math.max(target, sub.owed?.target ?? 0),
      done: [...(sub.owed?.done ?? []), ...(done ? [done] : [])],
    };
    if (from.epoch !== this.epoch || from.seq > sub.owed.target) {
      this.refuse(sub);
      return;
    }
    sub.cursor = from.seq;
    this.forward(sub);
  }

  leave(sub: Subscription<Member>): void {
    this.port.settle(this);
    this.level.delete(sub);
    this.behind.delete(sub);
    this.waiting.delete(sub);
    sub.ticket = null;
    for (const done of sub.owed?.done ?? []) done();
    sub.owed = null;
  }

  /** What was missing did not come: it is the owner's to give. */
  lost(): void {
    const known = Math.max(this.expected, this.held.highest);
    if (known > this.head) this.jump(known);
  }

  /** The stream may have lost anything: what is known is kept, and the owner is asked where the channel stands. */
  doubt(): void {
    this.breaks += 1;
    this.held.clear();
    if (this.size > 0) this.port.verify(this);
  }

  /** The line of a subscriber takes more again. */
  resume(sub: Subscription<Member>, ticket: object): void {
    if (sub.ticket !== ticket) return;
    sub.ticket = null;
    this.forward(sub);
  }

  /** The owner's answer for one subscriber. */
  replayed(sub: Subscription<Member>, ticket: object, replay: Replay): void {
    if (sub.ticket !== ticket) return;
    sub.ticket = null;
    if (!replay.recovered && !replay.position) {
      this.port.forbidden(this, sub);
      return;
    }
    if (replay.position && replay.position.epoch !== this.epoch) {
      this.change(replay.position);
      return;
    }
    if (!replay.recovered) {
      this.raise(replay.position?.seq ?? 0);
      this.refuse(sub);
      return;
    }
    const before = sub.cursor;
    for (const event of replay.events) {
      // Beyond the head the stream goes on, and what it loses is noticed by `raise`.
      if (event.seq > this.head) break;
      if (event.seq !== sub.cursor + 1) {
        this.refuse(sub);
        return;
      }
      this.port.deliverTo(this, sub, this.port.encode(this, event), true);
      sub.cursor = event.seq;
    }
    this.raise(replay.position.seq);
    if (sub.cursor > before || sub.cursor >= this.head) {
      sub.stale = 0;
      this.forward(sub);
      return;
    }
    // The stream knew of an event that the owner does not give yet.
    sub.stale += 1;
    if (sub.stale > this.bounds.staleMax) {
      this.refuse(sub);
      return;
    }
    this.ask(sub, true);
  }

  /** The owner was away for longer than a client should wait. */
  unreachable(sub: Subscription<Member>, ticket: object): void {
    if (sub.ticket === ticket) this.refuse(sub);
  }

  /** Where the owner says that the channel stands, asked through one subscriber after `head` as it was. */
  verified(sub: Subscription<Member>, replay: Replay): void {
    if (!replay.position) {
      if (this.level.has(sub) || this.behind.has(sub)) this.port.forbidden(this, sub);
      if (this.size > 0) this.port.verify(this);
      return;
    }
    if (replay.position.epoch !== this.epoch) {
      this.change(replay.position);
      return;
    }
    this.foreign = null;
    if (replay.position.seq > this.head) this.jump(replay.position.seq);
    // No such number was given out: it is not a place in this numbering.
    for (const ahead of [...this.waiting]) if (!ahead.level && ahead.cursor > this.head) this.refuse(ahead);
  }

  private publishForeign(epoch: string, event: ChannelEvent): void {
    if (this.size === 0) {
      this.breaks += 1;
      this.held.clear();
      this.foreign = null;
      this.expected = 0;
      this.epoch = epoch;
      this.head = event.seq - 1;
      this.ring.clear(this.head);
      this.advance(event);
      return;
    }
    if (this.foreign?.epoch !== epoch) {
      this.foreign = { epoch, events: new HeldEvents(this.bounds.heldEvents) };
    }
    this.foreign.events.hold(event);
    this.port.verify(this);
  }

  private advance(event: ChannelEvent): void {
    const entry = this.port.encode(this, event);
    this.head = event.seq;
    this.ring.push(entry);
    if (event.erases && event.about !== undefined) this.ring.forget(event.about);
    if (this.level.size > 0) this.port.deliver(this, entry);
    if (this.waiting.size > 0) this.wake();
  }

  private takeHeld(): void {
    for (let next = this.held.take(this.head + 1); next; next = this.held.take(this.head + 1)) this.advance(next);
    this.held.dropThrough(this.head);
  }

  private raise(seq: number): void {
    if (seq <= this.head || seq <= this.expected) return;
    this.expected = seq;
    this.port.awaitMissing(this);
  }

  /** Goes on at `to` with what of the latest is at hand; everybody gets what is between from the owner, each what they may see. */
  private jump(to: number, last?: ChannelEvent): void {
    this.breaks += 1;
    this.port.settle(this);
    if (this.size > 0) this.port.gap(this);
    if (last) this.held.hold(last);
    const reached = this.head;
    let start = to;
    while (start > reached + 1 && this.held.has(start)) start -= 1;
    this.head = start;
    this.ring.clear(start);
    for (const sub of this.level) {
      sub.level = false;
      sub.cursor = reached;
      this.behind.add(sub);
    }
    this.level.clear();
    this.takeHeld();
    this.wake();
    for (const sub of [...this.behind]) this.forward(sub);
  }

  /** Another numbering: no position of the former one says anything. */
  private change(position: Position): void {
    this.breaks += 1;
    this.port.settle(this);
    this.held.clear();
    if (this.foreign?.epoch === position.epoch) this.held.takeOver(this.foreign.events, position.seq);
    this.foreign = null;
    this.expected = 0;
    this.epoch = position.epoch;
    this.head = position.seq;
    this.ring.clear(position.seq);
    for (const sub of [...this.level, ...this.behind]) {
      this.setAside(sub);
      sub.floor = position.seq;
      sub.known = 0;
      sub.owed ??= { target: 0, done: [] };
      this.refuse(sub);
    }
    this.takeHeld();
    if (this.held.size > 0) this.port.awaitMissing(this);
  }

  private setAside(sub: Subscription<Member>): void {
    if (sub.level) this.port.settle(this);
    this.level.delete(sub);
    this.waiting.delete(sub);
    sub.level = false;
    sub.ticket = null;
    sub.stale = 0;
    this.behind.add(sub);
  }

  /** Moves one who is behind as far as the ring allows, and asks the owner for the rest. */
  private forward(sub: Subscription<Member>): void {
    if (sub.level || sub.ticket) return;
    while (sub.cursor < this.head) {
      const ticket = {};
      sub.ticket = ticket;
      if (!this.port.mayReceive(this, sub, ticket)) return;
      sub.ticket = null;
      const entries = sub.cursor < sub.floor ? null : this.ring.read(sub.cursor, this.bounds.ringPage);
      if (!entries) {
        this.ask(sub, false);
        return;
      }
      for (const entry of entries) {
        this.port.deliverTo(this, sub, entry, false);
        sub.cursor = entry.event.seq;
      }
    }
    if (sub.cursor > this.head) this.waiting.add(sub);
    else this.toLevel(sub);
  }

  private ask(sub: Subscription<Member>, again: boolean): void {
    const ticket = {};
    sub.ticket = ticket;
    this.port.ask(this, sub, { channel: this.name, epoch: this.epoch, seq: sub.cursor }, ticket, again);
  }

  private toLevel(sub: Subscription<Member>): void {
    this.port.settle(this);
    this.behind.delete(sub);
    this.waiting.delete(sub);
    sub.ticket = null;
    sub.stale = 0;
    sub.level = true;
    this.level.add(sub);
    if (!sub.owed) return;
    if (sub.owed.target <= this.head) this.settleOwed(sub, true);
    else this.waiting.add(sub);
  }

  /** Nothing between is given: the subscriber counts from where the channel stands. */
  private refuse(sub: Subscription<Member>): void {
    const owed = sub.owed ?? { target: 0, done: [] };
    sub.owed = null;
    this.startAt(sub, Math.max(sub.known, this.head));
    sub.owed = owed;
    this.settleOwed(sub, false);
  }

  /** Puts a subscriber at the head, or where the owner said that the head is: what the stream still brings up to there is not theirs. */
  private startAt(sub: Subscription<Member>, seq: number): void {
    this.setAside(sub);
    sub.cursor = seq;
    this.forward(sub);
  }

  private settleOwed(sub: Subscription<Member>, recovered: boolean): void {
    const owed = sub.owed;
    sub.owed = null;
    if (!owed) return;
    this.port.answer(sub, this.positionOf(sub), recovered);
    for (const done of owed.done) done();
  }

  private wake(): void {
    for (const sub of [...this.waiting]) {
      if (!sub.level) {
        if (sub.cursor > this.head) continue;
        this.waiting.delete(sub);
        this.forward(sub);
      } else if (!sub.owed) this.waiting.delete(sub);
      else if (sub.owed.target <= this.head) {
        this.waiting.delete(sub);
        this.settleOwed(sub, true);
      }
    }
  }
}
