import type { Namespace } from 'socket.io';
import { type Position, PROTOCOL_EVENTS } from '../protocol/position.js';
import type { ChannelEvent } from './channel-owner.js';
import type { Entry } from './event-ring.js';
import type { HubSettings } from './hub-options.js';
import type { Member } from './member.js';
import { encodePacket, type WirePacket } from './socket-line.js';
import type { Subscription } from './subscription.js';

type Subscriptions = ReadonlySet<Subscription<Member>>;

/**
 * Sends events to many sockets. What comes for a channel within one turn of the event loop goes out together, as one write a socket:
 * the busier the process, the fewer writes.
 */
export class FanOut {
  private readonly pending = new Map<
    Subscriptions,
    { readonly channel: string; readonly entries: Entry<WirePacket>[] }
  >();
  private scheduled: NodeJS.Immediate | null = null;

  constructor(
    private readonly namespace: Namespace,
    private readonly settings: HubSettings,
    private readonly onSlow: (member: Member) => void,
  ) {}

  encode(channel: string, epoch: string, event: ChannelEvent): Entry<WirePacket> {
    const packet = encodePacket(this.namespace, event.name, { channel, epoch, seq: event.seq, data: event.data });
    return { event, epoch, packet, bytes: packet.frame?.length ?? JSON.stringify(event.data).length };
  }

  /** To all of these before the turn ends, or when `flush` says so. */
  queue(channel: string, members: Subscriptions, entry: Entry<WirePacket>): void {
    const batch = this.pending.get(members);
    if (batch) batch.entries.push(entry);
    else this.pending.set(members, { channel, entries: [entry] });
    this.scheduled ??= setImmediate(() => this.flushAll());
  }

  flush(members: Subscriptions): void {
    const batch = this.pending.get(members);
    if (!batch) return;
    this.pending.delete(members);
    const packets = batch.entries.map((entry) => entry.packet);
    const frames = joinFrames(packets);
    const { backlogBytes } = this.settings;
    for (const { member } of members) {
      if (member.ended) continue;
      if (member.hidden) {
        for (const entry of batch.entries) this.send(batch.channel, member, entry);
        continue;
      }
      if (member.line.backlog() > backlogBytes) this.onSlow(member);
      else member.line.write(packets, frames);
    }
    this.settings.observer?.delivered?.(batch.channel, members.size * packets.length);
  }

  flushAll(): void {
    if (this.scheduled) clearImmediate(this.scheduled);
    this.scheduled = null;
    for (const members of [...this.pending.keys()]) this.flush(members);
  }

  /** One event of the stream to one socket, as its person may see it. */
  send(channel: string, member: Member, entry: Entry<WirePacket>): void {
    this.sendPacket(member, this.presented(channel, member, entry));
  }

  sendPacket(member: Member, packet: WirePacket | null): void {
    if (!packet || member.ended) return;
    if (member.line.backlog() > this.settings.backlogBytes) this.onSlow(member);
    else member.line.write([packet], packet.frame && [packet.frame]);
  }

  /** A word of the protocol itself. */
  tell(member: Member, name: string, payload: unknown): void {
    this.sendPacket(member, encodePacket(this.namespace, name, payload));
  }

  close(): void {
    this.flushAll();
  }

  /** The packet for one member; null where an event outside the numbering is not for them. */
  private presented(channel: string, member: Member, entry: Entry<WirePacket>): WirePacket | null {
    const { hidden } = member;
    const { event, epoch } = entry;
    if (!hidden) return entry.packet;
    const { present } = this.settings;
    const seen = present
      ? present(event, hidden)
      : event.authorId !== undefined && hidden.has(event.authorId)
        ? null
        : event;
    if (seen === event) return entry.packet;
    if (seen) return this.encode(channel, epoch, { ...seen, seq: event.seq }).packet;
    if (event.seq === 0) return null;
    const position: Position = { channel, epoch, seq: event.seq };
    return encodePacket(this.namespace, PROTOCOL_EVENTS.skipped, { ...position, data: null });
  }
}

function joinFrames(packets: readonly WirePacket[]): readonly Buffer[] | null {
  const frames: Buffer[] = [];
  for (const { frame } of packets) {
    if (!frame) return null;
    frames.push(frame);
  }
  return frames.length === 1 ? frames : [Buffer.concat(frames)];
}
