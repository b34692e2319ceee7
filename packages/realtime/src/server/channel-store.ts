import type { Position } from '../protocol/position.js';
import { Channel } from './channel.js';
import type { ChannelEvent } from './channel-owner.js';
import type { ChannelPort } from './channel-port.js';
import type { HubSettings } from './hub-options.js';
import { RecentHeads } from './recent-heads.js';
import type { Subscription } from './subscription.js';

/** Subjects of one channel of whom it is remembered what they may be given from the node's own copies. */
const ENTITLED_MAX = 10_000;
const SWEEP_MS = 10_000;

/** A channel that somebody here hears or lately heard. */
export class KnownChannel<Member, Packet> {
  /** Since when nobody hears it. */
  idleSince = 0;
  /** What was seen of it does not fit together: the owner is asked as soon as somebody hears it. */
  doubtful = false;
  private readonly entitled = new Map<string, number>();
  private breaks: number;

  constructor(readonly channel: Channel<Member, Packet>) {
    this.breaks = channel.breaks;
  }

  /**
   * From which number on this subject may be given the node's own copies: since when they hear the channel as far as this node knows.
   * Before that only the owner can say what they may see, unless it has: `from` is the number from which on it says that the channel is theirs. So it is
   * after a break too, in which their leaving may have been lost.
   *
   * @param known where the owner says that the channel stands
   */
  entitle(subject: string, known: number, from?: number): number {
    if (this.breaks !== this.channel.breaks) {
      this.entitled.clear();
      this.breaks = this.channel.breaks;
    }
    const since = from === undefined ? (this.entitled.get(subject) ?? Math.max(this.channel.head, known)) : from - 1;
    this.entitled.delete(subject);
    this.entitled.set(subject, since);
    if (this.entitled.size > ENTITLED_MAX) {
      for (const oldest of this.entitled.keys()) {
        this.entitled.delete(oldest);
        break;
      }
    }
    return since;
  }

  disentitle(subject: string): void {
    this.entitled.delete(subject);
  }
}

/** The channels of a hub: those that are heard, those that lately were (a bounded number), and where the others were last seen. */
export class ChannelStore<Member, Packet> {
  private readonly known = new Map<string, KnownChannel<Member, Packet>>();
  /** Without subscribers, the longest so first. */
  private readonly idle = new Map<string, KnownChannel<Member, Packet>>();
  private readonly heads: RecentHeads;
  private readonly sweeping: NodeJS.Timeout;

  constructor(
    private readonly port: ChannelPort<Member, Packet, Channel<Member, Packet>>,
    private readonly settings: HubSettings,
  ) {
    this.heads = new RecentHeads(settings.recentHeadsMs, settings.recentHeads, Date.now);
    this.sweeping = setInterval(() => this.sweep(), SWEEP_MS).unref();
  }

  get(name: string): KnownChannel<Member, Packet> | undefined {
    return this.known.get(name);
  }

  publish(name: string, epoch: string, event: ChannelEvent): void {
    const known = this.known.get(name);
    if (!known) this.heads.note(name, epoch, event.seq);
    else {
      if (known.channel.epoch !== epoch && known.channel.size === 0) known.doubtful = true;
      known.channel.publish(epoch, event);
    }
  }

  /** The channel, for somebody who is about to hear it. */
  open(name: string, head: Position): KnownChannel<Member, Packet> {
    const known = this.known.get(name) ?? this.create(name, head);
    this.idle.delete(name);
    if (known.channel.epoch !== head.epoch) known.doubtful = true;
    known.channel.adopt(head);
    return known;
  }

  leave(name: string, sub: Subscription<Member>): void {
    const known = this.known.get(name);
    if (!known) return;
    known.channel.leave(sub);
    if (known.channel.size > 0) return;
    known.idleSince = Date.now();
    this.idle.set(name, known);
    if (this.idle.size > this.settings.idleChannels) this.sweep();
  }

  /** The stream may have lost anything. */
  doubt(): void {
    for (const [name, known] of this.idle) this.drop(name, known);
    this.heads.forget();
    for (const { channel } of this.known.values()) channel.doubt();
  }

  close(): void {
    clearInterval(this.sweeping);
    this.known.clear();
    this.idle.clear();
  }

  private create(name: string, head: Position): KnownChannel<Member, Packet> {
    const channel = new Channel(name, head.epoch, head.seq, this.port, this.settings);
    const known = new KnownChannel(channel);
    const seen = this.heads.take(name);
    if (seen === 'forgotten') known.doubtful = true;
    else if (seen !== 'nothing') {
      if (seen.epoch === head.epoch) channel.adopt({ ...head, seq: seen.seq });
      else known.doubtful = true;
    }
    this.known.set(name, known);
    return known;
  }

  private drop(name: string, { channel }: KnownChannel<Member, Packet>): void {
    this.idle.delete(name);
    this.known.delete(name);
    this.heads.note(name, channel.epoch, channel.head);
  }

  private sweep(): void {
    const { idleChannels, idleMs, idleBytes } = this.settings;
    let bytes = 0;
    for (const { channel } of this.idle.values()) bytes += channel.ring.bytes;
    const before = Date.now() - idleMs;
    for (const [name, known] of this.idle) {
      if (this.idle.size <= idleChannels && bytes <= idleBytes && known.idleSince > before) break;
      bytes -= known.channel.ring.bytes;
      this.drop(name, known);
    }
  }
}
