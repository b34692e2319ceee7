import type { Position } from '../src/protocol/position.js';
import type { ChannelEvent, ChannelOwner, Replay } from '../src/server/channel-owner.js';

export interface LoggedEvent {
  readonly seq: number;
  readonly id: string;
  readonly authorId: string;
  readonly kind: 'said' | 'deleted';
  readonly text: string;
  /** Who was in the room when it happened. */
  readonly heardBy: ReadonlySet<string>;
}

interface Log {
  readonly epoch: string;
  readonly events: LoggedEvent[];
  readonly gone: Set<string>;
}

interface Room {
  logs: Log[];
  /** Since which number each member hears the room. */
  readonly since: Map<string, number>;
}

/** A keeper of rooms in memory: numbered logs, deletions, members, who hides whom, and days on which it does not answer. */
export class ModelOwner implements ChannelOwner {
  away = false;
  /** How long an answer takes, in ms. */
  slowness: () => number = () => 0;
  replays = 0;
  private readonly rooms = new Map<string, Room>();
  private readonly hidden = new Map<string, ReadonlySet<string>>();
  private made = 0;

  addRoom(channel: string, members: readonly string[]): void {
    this.rooms.set(channel, { logs: [this.newLog([])], since: new Map(members.map((member) => [member, 0])) });
  }

  hide(subject: string, authorIds: readonly string[]): void {
    this.hidden.set(subject, new Set(authorIds));
  }

  hiddenBy(subject: string): ReadonlySet<string> {
    return this.hidden.get(subject) ?? new Set();
  }

  channels(): readonly string[] {
    return [...this.rooms.keys()];
  }

  channelsOf(subject: string): readonly string[] {
    return this.channels().filter((channel) => this.since(channel, subject) !== undefined);
  }

  since(channel: string, subject: string): number | undefined {
    return this.room(channel).since.get(subject);
  }

  /** Whether it says of this member since when a channel is theirs: of every other one. */
  saysSince(subject: string): boolean {
    return (subject.codePointAt(subject.length - 1) ?? 0) % 2 === 0;
  }

  position(channel: string): Position {
    const log = this.log(channel);
    return { channel, epoch: log.epoch, seq: log.events.length };
  }

  /** The event with a number, in a numbering that is or was. */
  event(channel: string, epoch: string, seq: number): LoggedEvent | undefined {
    return this.room(channel).logs.find((log) => log.epoch === epoch)?.events[seq - 1];
  }

  isGone(channel: string, epoch: string, id: string): boolean {
    return (
      this.room(channel)
        .logs.find((log) => log.epoch === epoch)
        ?.gone.has(id) ?? false
    );
  }

  say(channel: string, authorId: string): ChannelEvent {
    this.made += 1;
    const id = `m${this.made}`;
    return this.append(channel, { id, authorId, kind: 'said', text: `text of ${id}` });
  }

  /** Takes back something that was said; null where there is nothing left. */
  takeBack(channel: string, pick: (below: number) => number): ChannelEvent | null {
    const { events, gone } = this.log(channel);
    const said = events.filter((event) => event.kind === 'said' && !gone.has(event.id));
    const target = said[pick(said.length)];
    if (!target) return null;
    gone.add(target.id);
    return this.append(channel, { id: target.id, authorId: target.authorId, kind: 'deleted', text: '' });
  }

  /** The numbering starts anew, with what it kept of the last one. */
  renumber(channel: string, keep: number): void {
    const room = this.room(channel);
    room.logs = [...room.logs, this.newLog(this.log(channel).events.slice(0, keep), this.log(channel).gone)];
    for (const [member, since] of room.since) room.since.set(member, Math.min(since, keep));
  }

  remove(channel: string, subject: string): void {
    this.room(channel).since.delete(subject);
  }

  add(channel: string, subject: string): void {
    this.room(channel).since.set(subject, this.position(channel).seq);
  }

  async answering(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, this.slowness()));
    if (this.away) throw new Error('The owner is away');
  }

  async replay(subject: string, after: Position, limit: number): Promise<Replay> {
    this.replays += 1;
    await this.answering();
    const since = this.since(after.channel, subject);
    if (since === undefined) return { recovered: false };
    const log = this.log(after.channel);
    const position = this.position(after.channel);
    if (after.epoch !== log.epoch || after.seq < since || after.seq > log.events.length) {
      return { recovered: false, position };
    }
    const events = log.events.slice(after.seq, after.seq + limit).map((event) => this.seenBy(subject, log, event));
    return { recovered: true, events, hasMore: after.seq + limit < log.events.length, position };
  }

  private seenBy(subject: string, { gone }: Log, event: LoggedEvent): ChannelEvent {
    if (this.hiddenBy(subject).has(event.authorId)) return { name: 'skipped', seq: event.seq, data: null };
    return onWire(gone.has(event.id) ? { ...event, text: '' } : event);
  }

  private append(channel: string, event: Omit<LoggedEvent, 'seq' | 'heardBy'>): ChannelEvent {
    const { events } = this.log(channel);
    const heardBy = new Set(this.room(channel).since.keys());
    const logged = { ...event, seq: events.length + 1, heardBy };
    events.push(logged);
    return onWire(logged);
  }

  private newLog(events: LoggedEvent[], gone: ReadonlySet<string> = new Set()): Log {
    this.made += 1;
    return { epoch: `e${this.made}`, events, gone: new Set(gone) };
  }

  private room(channel: string): Room {
    const room = this.rooms.get(channel);
    if (!room) throw new Error(`There is no ${channel}`);
    return room;
  }

  private log(channel: string): Log {
    const log = this.room(channel).logs.at(-1);
    if (!log) throw new Error(`${channel} has no log`);
    return log;
  }
}

function onWire(event: LoggedEvent): ChannelEvent {
  const { seq, id, authorId, kind, text } = event;
  return { name: kind, seq, data: { id, text }, authorId, about: id, erases: kind === 'deleted' };
}
