import type { Namespace, Socket } from 'socket.io';
import { type ClosingFrame, PROTOCOL_LIMITS, type RefusedAnswer, WS_CODES } from '../protocol/codes.js';
import { parsePositions } from '../protocol/parse-positions.js';
import { type Position, PROTOCOL_EVENTS, type RecoveredFrame } from '../protocol/position.js';
import type { ChannelEvent, ChannelOwner } from './channel-owner.js';
import { ChannelStore } from './channel-store.js';
import { FanOut } from './fan-out.js';
import { HUB_DEFAULTS, type HubOptions, type HubSettings } from './hub-options.js';
import { type HubChannel, HubPort } from './hub-port.js';
import { Member } from './member.js';
import type { WirePacket } from './socket-line.js';
import { Subscription } from './subscription.js';

/** How often it is looked whether a reader that was too slow has read the rest. */
const SLOW_LOOK_MS = 50;

export interface StateOptions {
  /** Only to sockets of these subjects. */
  readonly to?: ReadonlySet<string>;
  /** Not to sockets of these subjects. */
  readonly except?: ReadonlySet<string>;
  /** Whose state it is: sockets whose person hides them get nothing. */
  readonly authorId?: string;
}

/**
 * The channels of one namespace on one node: gives each subscriber every event of a channel once and in order, or says that it does
 * not. It knows Socket.IO and an owner of the channels, and nothing of what the events mean. Who may hear what is the host's to know:
 * it calls `subscribe` and `unsubscribe`, and feeds `publish` with what its stream brings.
 */
export class ChannelHub {
  private readonly members = new Map<Socket, Member>();
  private readonly settings: HubSettings;
  private readonly fanOut: FanOut;
  private readonly port: HubPort;
  private readonly store: ChannelStore<Member, WirePacket>;

  constructor(namespace: Namespace, owner: ChannelOwner, options: HubOptions = {}) {
    this.settings = { ...HUB_DEFAULTS, ...options };
    this.fanOut = new FanOut(namespace, this.settings, (member) => this.endSlow(member));
    this.port = new HubPort(owner, this.fanOut, this.settings, (channel, sub) => this.expel(channel, sub));
    this.store = new ChannelStore(this.port, this.settings);
  }

  /**
   * An event that the node's stream brought: in any order, more than once, or with gaps. Subscribers get it once everything before it
   * was sent to them. `epoch` names the numbering that the event's `seq` (from 1) belongs to.
   */
  publish(channel: string, epoch: string, event: ChannelEvent): void {
    this.store.publish(channel, epoch, event);
  }

  /** A whole state outside the numbering (`seq` 0) to the channel's subscribers on this node: sent at once, never replayed. */
  publishState(channel: string, name: string, data: unknown, options: StateOptions = {}): void {
    const known = this.store.get(channel);
    if (!known || known.channel.size === 0) return;
    this.port.settle(known.channel);
    const { to, except, authorId } = options;
    const entry = this.fanOut.encode(channel, known.channel.epoch, { name, seq: 0, data, authorId });
    for (const subs of [known.channel.level, known.channel.behind]) {
      for (const { member, subject } of subs) {
        if (to && !to.has(subject)) continue;
        if (except?.has(subject)) continue;
        this.fanOut.send(channel, member, entry);
      }
    }
  }

  /** A whole state outside the numbering to one subscriber, such as what holds when it connects. Nothing if it is none. */
  sendState(socket: Socket, channel: string, name: string, data: unknown): void {
    const member = this.members.get(socket);
    const known = this.store.get(channel);
    if (!member?.subscriptions.has(channel) || !known) return;
    this.port.settle(known.channel);
    this.fanOut.send(channel, member, this.fanOut.encode(channel, known.channel.epoch, { name, seq: 0, data }));
  }

  /**
   * Makes a socket known, before anything is awaited after its connection: its `recover` is heard from here on, and where it names a
   * channel that the socket does not hear yet it waits for `ready`. The subject names whom the socket speaks for in questions to the
   * owner, such as a user's id; it cannot change.
   */
  attach(socket: Socket, subject: string): void {
    const member = this.memberOf(socket, subject);
    if (member) member.parked = [];
  }

  /** All channels that this socket may hear were subscribed: a channel that it does not hear is refused from here on. */
  ready(socket: Socket): void {
    const member = this.members.get(socket);
    const parked = member?.parked ?? [];
    if (member) member.parked = null;
    for (const resume of parked) resume();
  }

  /**
   * A socket hears a channel from now on. `head` is where the owner says that the channel stands, asked at most `recentHeadsMs` ago.
   * With `from`, a position that the client brought, everything after it is sent and then `recovered: true`, or `recovered: false` and
   * nothing; without it the answer is `subscribed` with the position that the socket counts from. `theirsFrom` is the first number that the owner says
   * is this subject's to hear: without it, what was before they came to this node is asked of the owner.
   */
  subscribe(
    socket: Socket,
    subject: string,
    head: Position,
    options: { readonly from?: Position; readonly theirsFrom?: number } = {},
  ): void {
    const member = this.memberOf(socket, subject);
    if (!member || member.ended) return;
    const { channel: name } = head;
    const { from, theirsFrom } = options;
    const known = this.store.open(name, head);
    const existing = member.subscriptions.get(name);
    const sub = existing ?? new Subscription(member, subject);
    if (!existing) {
      member.subscriptions.set(name, sub);
      sub.floor = known.entitle(subject, head.seq, known.channel.epoch === head.epoch ? theirsFrom : undefined);
    }
    if (from || !existing) known.channel.subscribe(sub, head.seq, from);
    if (!from) this.fanOut.tell(member, PROTOCOL_EVENTS.subscribed, known.channel.positionOf(sub));
    if (known.doubtful) {
      known.doubtful = false;
      this.port.verify(known.channel);
    }
  }

  /** Answers a position of a channel that this socket may not hear. */
  refuse(socket: Socket, channel: string): void {
    const frame: RecoveredFrame = { channel, epoch: '', seq: 0, recovered: false };
    socket.emit(PROTOCOL_EVENTS.recovered, frame);
  }

  /** A socket no longer hears a channel, because its person may not: it is told so, and the node's own copies are not theirs any more. */
  unsubscribe(socket: Socket, channel: string): void {
    const member = this.members.get(socket);
    if (!member) return;
    this.store.get(channel)?.disentitle(member.subject);
    if (!this.leave(member, channel)) return;
    this.fanOut.tell(member, PROTOCOL_EVENTS.unsubscribed, { channel });
  }

  /**
   * A person lost a channel while none of their sockets was here: when they come back, only the owner says what they may see. Call it
   * for every such event of the stream, whether or not the person is connected.
   */
  disentitle(channel: string, subject: string): void {
    this.store.get(channel)?.disentitle(subject);
  }

  /** Whose events this socket gets as `skipped` from now on. */
  setHidden(socket: Socket, authorIds: ReadonlySet<string>): void {
    const member = this.members.get(socket);
    if (!member) return;
    for (const channel of member.subscriptions.keys()) {
      const known = this.store.get(channel);
      if (known) this.port.settle(known.channel);
    }
    member.hidden = authorIds.size > 0 ? authorIds : null;
  }

  /** Up to where this socket was sent each of its channels. */
  positions(socket: Socket): readonly Position[] {
    const positions: Position[] = [];
    for (const [name, sub] of this.members.get(socket)?.subscriptions ?? []) {
      const known = this.store.get(name);
      if (known) positions.push(known.channel.positionOf(sub));
    }
    return positions;
  }

  /** Whether a socket hears a channel. */
  hears(socket: Socket, channel: string): boolean {
    return this.members.get(socket)?.subscriptions.has(channel) ?? false;
  }

  /** The sockets on this node that hear a channel. */
  sockets(channel: string): readonly Socket[] {
    const known = this.store.get(channel);
    if (!known) return [];
    return [...known.channel.level, ...known.channel.behind].map((sub) => sub.member.socket);
  }

  /** The stream lost its memory: for every channel that is heard the owner is asked where it stands, and subscribers get what was missed or are refused. */
  reset(): void {
    this.store.doubt();
  }

  /** Sends what waits, and asks nothing more. Sockets stay connected; the host ends them. */
  close(): void {
    this.port.close();
    this.store.close();
    this.fanOut.close();
    for (const member of this.members.values()) member.ended = true;
    this.members.clear();
  }

  private memberOf(socket: Socket, subject: string): Member | null {
    const known = this.members.get(socket);
    if (known) return known;
    if (!socket.connected) return null;
    const member = new Member(socket, subject);
    this.members.set(socket, member);
    socket.on(PROTOCOL_EVENTS.recover, (payload: unknown, answer: unknown) => this.recover(member, payload, answer));
    socket.on('disconnect', () => this.forget(member));
    return member;
  }

  private forget(member: Member): void {
    member.ended = true;
    member.parked = null;
    this.members.delete(member.socket);
    for (const channel of [...member.subscriptions.keys()]) this.leave(member, channel);
  }

  private leave(member: Member, channel: string): boolean {
    const sub = member.subscriptions.get(channel);
    if (!sub) return false;
    member.subscriptions.delete(channel);
    this.store.leave(channel, sub);
    return true;
  }

  private expel(channel: HubChannel, sub: Subscription<Member>): void {
    const { member } = sub;
    this.store.get(channel.name)?.disentitle(sub.subject);
    if (sub.owed)
      this.fanOut.tell(member, PROTOCOL_EVENTS.recovered, {
        channel: channel.name,
        epoch: '',
        seq: 0,
        recovered: false,
      });
    if (this.leave(member, channel.name))
      this.fanOut.tell(member, PROTOCOL_EVENTS.unsubscribed, { channel: channel.name });
  }

  /** A client that missed something while it was connected. */
  private recover(member: Member, payload: unknown, answer: unknown): void {
    const acknowledge = (value: RefusedAnswer | Record<string, never>) => {
      if (typeof answer === 'function') answer(value);
    };
    const wanted = (payload as { positions?: unknown } | null)?.positions;
    const positions = parsePositions(wanted, PROTOCOL_LIMITS.recoverMax);
    if (!positions) {
      acknowledge({ error: { code: WS_CODES.invalidRequest } });
      return;
    }
    if ((member.parked?.length ?? 0) > PROTOCOL_LIMITS.positionsMax) {
      acknowledge({ error: { code: WS_CODES.rateLimited, retryAfterSeconds: 1 } });
      return;
    }
    const refusal = this.settings.refuseRecover?.(member.socket, positions.length);
    if (refusal) {
      acknowledge(refusal);
      return;
    }
    if (member.ended) return;
    let left = positions.length;
    const done = () => {
      left -= 1;
      if (left === 0) acknowledge({});
    };
    if (left === 0) {
      acknowledge({});
      return;
    }
    for (const position of positions) this.recoverOne(member, position, done);
  }

  private recoverOne(member: Member, from: Position, done: () => void): void {
    const sub = member.subscriptions.get(from.channel);
    const known = this.store.get(from.channel);
    if (!sub && member.parked) {
      member.parked.push(() => this.recoverOne(member, from, done));
      return;
    }
    if (!sub || !known) {
      this.refuse(member.socket, from.channel);
      done();
      return;
    }
    known.channel.catchUp(sub, from, done);
  }

  private endSlow(member: Member): void {
    if (member.ended) return;
    member.ended = true;
    this.settings.observer?.tooSlow?.(member.socket);
    const { slowReconnectMs, slowGraceMs } = this.settings;
    // Last in the queue: who is only slow still reads it, who has stopped reading is not waited for.
    const frame: ClosingFrame = { code: WS_CODES.tooSlow, reconnectInMs: slowReconnectMs };
    member.socket.emit(PROTOCOL_EVENTS.closing, frame);
    const end = Date.now() + slowGraceMs;
    const look = () => {
      if (member.line.backlog() === 0) member.socket.disconnect(true);
      else if (Date.now() >= end) member.line.destroy();
      else setTimeout(look, Math.min(SLOW_LOOK_MS, slowGraceMs)).unref();
    };
    // Whoever calls is walking through the channel's subscribers.
    queueMicrotask(() => {
      for (const channel of [...member.subscriptions.keys()]) this.leave(member, channel);
      look();
    });
  }
}
