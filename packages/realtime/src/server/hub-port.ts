import { type Position, PROTOCOL_EVENTS, type RecoveredFrame } from '../protocol/position.js';
import type { Channel } from './channel.js';
import type { ChannelEvent, ChannelOwner } from './channel-owner.js';
import type { ChannelPort } from './channel-port.js';
import type { Entry } from './event-ring.js';
import type { FanOut } from './fan-out.js';
import type { HubSettings } from './hub-options.js';
import type { Member } from './member.js';
import { OwnerAsks } from './owner-asks.js';
import type { WirePacket } from './socket-line.js';
import type { Subscription } from './subscription.js';

export type HubChannel = Channel<Member, WirePacket>;

/** How often it is looked whether a full line takes more. */
const LINE_POLL_MS = 20;
/** How long an owner that knows less than the stream is given. */
const STALE_PAUSE_MS = 100;
const RETRY_MIN_MS = 100;
const RETRY_MAX_MS = 3000;

interface FullLine {
  readonly channel: HubChannel;
  readonly sub: Subscription<Member>;
  readonly ticket: object;
}

/** What channels need of the world: sockets, clocks and the owner. */
export class HubPort implements ChannelPort<Member, WirePacket, HubChannel> {
  private readonly asks: OwnerAsks;
  private readonly missing = new Map<HubChannel, NodeJS.Timeout>();
  private readonly verifying = new Map<HubChannel, { again: boolean }>();
  private full: FullLine[] = [];
  private polling: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(
    owner: ChannelOwner,
    private readonly fanOut: FanOut,
    private readonly settings: HubSettings,
    private readonly expel: (channel: HubChannel, sub: Subscription<Member>) => void,
  ) {
    const bounds = {
      concurrency: settings.replayConcurrency,
      page: settings.replayPage,
      timeoutMs: settings.replayTimeoutMs,
      retryMinMs: RETRY_MIN_MS,
      retryMaxMs: RETRY_MAX_MS,
    };
    this.asks = new OwnerAsks(owner, bounds, (error) => settings.observer?.ownerFailed?.(error));
  }

  encode(channel: HubChannel, event: ChannelEvent): Entry<WirePacket> {
    return this.fanOut.encode(channel.name, channel.epoch, event);
  }

  deliver(channel: HubChannel, entry: Entry<WirePacket>): void {
    this.fanOut.queue(channel.name, channel.level, entry);
  }

  deliverTo(channel: HubChannel, sub: Subscription<Member>, entry: Entry<WirePacket>, asIs: boolean): void {
    if (asIs) this.fanOut.sendPacket(sub.member, entry.packet);
    else this.fanOut.send(channel.name, sub.member, entry);
  }

  settle(channel: HubChannel): void {
    this.fanOut.flush(channel.level);
  }

  answer(sub: Subscription<Member>, position: Position, recovered: boolean): void {
    const frame: RecoveredFrame = { ...position, recovered };
    this.fanOut.tell(sub.member, PROTOCOL_EVENTS.recovered, frame);
    this.settings.observer?.recovered?.(recovered);
  }

  mayReceive(channel: HubChannel, sub: Subscription<Member>, ticket: object): boolean {
    if (this.takesMore(sub)) return true;
    this.full.push({ channel, sub, ticket });
    this.polling ??= setInterval(() => this.pollLines(), LINE_POLL_MS);
    return false;
  }

  ask(channel: HubChannel, sub: Subscription<Member>, after: Position, ticket: object, again: boolean): void {
    void this.askFor(channel, sub, after, ticket, again);
  }

  verify(channel: HubChannel): void {
    const underWay = this.verifying.get(channel);
    if (underWay) underWay.again = true;
    else void this.runVerify(channel);
  }

  awaitMissing(channel: HubChannel): void {
    if (this.closed || this.missing.has(channel)) return;
    const timer = setTimeout(() => {
      this.missing.delete(channel);
      channel.lost();
    }, this.settings.missingWaitMs);
    this.missing.set(channel, timer);
  }

  gap(channel: HubChannel): void {
    this.settings.observer?.missing?.(channel.name);
  }

  forbidden(channel: HubChannel, sub: Subscription<Member>): void {
    this.expel(channel, sub);
  }

  close(): void {
    this.closed = true;
    this.asks.close();
    for (const timer of this.missing.values()) clearTimeout(timer);
    this.missing.clear();
    this.full = [];
    if (this.polling) clearInterval(this.polling);
  }

  private async askFor(
    channel: HubChannel,
    sub: Subscription<Member>,
    after: Position,
    ticket: object,
    again: boolean,
  ): Promise<void> {
    if (again && !(await this.asks.pause(STALE_PAUSE_MS))) return;
    const giveUpAt = Date.now() + this.settings.replayGiveUpMs;
    const wanted = () => sub.ticket === ticket && Date.now() < giveUpAt;
    const replay = await this.asks.ask(sub.subject, after, wanted);
    if (this.closed) return;
    if (replay) channel.replayed(sub, ticket, replay);
    else channel.unreachable(sub, ticket);
  }

  private async runVerify(channel: HubChannel): Promise<void> {
    const state = { again: true };
    this.verifying.set(channel, state);
    while (state.again && !this.closed) {
      state.again = false;
      const [sub] = channel.level.size > 0 ? channel.level : channel.behind;
      if (!sub) break;
      const { position } = channel;
      const wanted = () => channel.level.has(sub) || channel.behind.has(sub);
      const replay = await this.asks.ask(sub.subject, position, wanted);
      if (this.closed) break;
      if (replay && channel.epoch === position.epoch) channel.verified(sub, replay);
      else state.again = true;
    }
    this.verifying.delete(channel);
  }

  private takesMore(sub: Subscription<Member>): boolean {
    return sub.member.line.backlog() * 2 <= this.settings.backlogBytes;
  }

  private pollLines(): void {
    const waiting = this.full;
    this.full = [];
    for (const line of waiting) {
      if (line.sub.ticket !== line.ticket) continue;
      if (this.takesMore(line.sub)) line.channel.resume(line.sub, line.ticket);
      else this.full.push(line);
    }
    if (this.full.length > 0 || !this.polling) return;
    clearInterval(this.polling);
    this.polling = null;
  }
}
