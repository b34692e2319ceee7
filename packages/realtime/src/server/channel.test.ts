import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../protocol/position.js';
import { Channel } from './channel.js';
import type { ChannelEvent, Replay } from './channel-owner.js';
import type { ChannelPort } from './channel-port.js';
import { KnownChannel } from './channel-store.js';
import type { Entry } from './event-ring.js';
import { Subscription } from './subscription.js';

const BOUNDS = { ringEvents: 4, ringBytes: 1000, heldEvents: 6, ringPage: 2, staleMax: 3 };
const PAGE = 3;
const HIDDEN_AUTHOR = 'hidden';

/** What one client has seen: it fails at once when an event comes twice, out of order, from before its time, or from somebody it hides. */
class Client {
  at: Position | null = null;
  sub: Subscription<Client> | null = null;
  answers = 0;
  owed = 0;

  constructor(
    readonly subject: string,
    readonly hides: boolean,
    public since: number,
  ) {}

  take(event: ChannelEvent, epoch: string): void {
    expect({ epoch, seq: event.seq }).toEqual({ epoch: this.at?.epoch, seq: (this.at?.seq ?? 0) + 1 });
    expect(event.seq).toBeGreaterThan(this.since);
    expect(event.data).toBe(`${epoch}/${event.seq}`);
    const shown = event.name !== 'skipped';
    expect(shown).toBe(!(this.hides && event.authorId === HIDDEN_AUTHOR));
    this.at = { channel: 'c', epoch, seq: event.seq };
  }
}

type Known = KnownChannel<Client, ChannelEvent>;

/** The world around one channel, of which the test decides what happens next. */
class World implements ChannelPort<Client, ChannelEvent, Channel<Client, ChannelEvent>> {
  epoch = 'e0';
  log: ChannelEvent[] = [];
  readonly stream: { epoch: string; event: ChannelEvent }[] = [];
  readonly asks: { sub: Subscription<Client>; after: Position; ticket: object }[] = [];
  readonly full: { sub: Subscription<Client>; ticket: object }[] = [];
  readonly clients: Client[] = [];
  verifying = 0;
  missing = 0;
  /** How often in a row a line may say that it is full. */
  fullLines = 0;
  readonly known: Known;
  private epochs = 0;

  constructor() {
    this.known = new KnownChannel(new Channel<Client, ChannelEvent>('c', this.epoch, 0, this, BOUNDS));
  }

  get channel(): Channel<Client, ChannelEvent> {
    return this.known.channel;
  }

  get head(): Position {
    return { channel: 'c', epoch: this.epoch, seq: this.log.length };
  }

  append(authorId: string): void {
    const seq = this.log.length + 1;
    const event: ChannelEvent = { name: 'said', seq, data: `${this.epoch}/${seq}`, authorId };
    this.log.push(event);
    this.stream.push({ epoch: this.epoch, event });
  }

  restart(keep: number): void {
    this.epochs += 1;
    this.epoch = `e${this.epochs}`;
    for (const client of this.clients) client.since = Math.min(client.since, keep);
    this.log = this.log.slice(0, keep).map((event) => ({ ...event, data: `${this.epoch}/${event.seq}` }));
  }

  /** The owner's answer as of now, or as a copy that is `lag` events late would give it. */
  replay(client: Client, after: Position, lag: number): Replay {
    const log = lag > 0 ? this.log.slice(0, -lag) : this.log;
    const position = { ...this.head, seq: log.length };
    if (after.epoch !== this.epoch || after.seq < client.since || after.seq > this.log.length) {
      return { recovered: false, position };
    }
    const events = log.slice(after.seq, after.seq + PAGE).map((event) => this.seenBy(client, event));
    return { recovered: true, events, hasMore: log.length > after.seq + PAGE, position };
  }

  private seenBy(client: Client, event: ChannelEvent): ChannelEvent {
    return client.hides && event.authorId === HIDDEN_AUTHOR ? { ...event, name: 'skipped' } : event;
  }

  encode(channel: Channel<Client, ChannelEvent>, event: ChannelEvent): Entry<ChannelEvent> {
    return { event, epoch: channel.epoch, packet: event, bytes: 10 };
  }

  deliver(channel: Channel<Client, ChannelEvent>, entry: Entry<ChannelEvent>): void {
    for (const sub of channel.level) this.deliverTo(channel, sub, entry, false);
  }

  deliverTo(
    _channel: Channel<Client, ChannelEvent>,
    sub: Subscription<Client>,
    entry: Entry<ChannelEvent>,
    asIs: boolean,
  ): void {
    sub.member.take(asIs ? entry.event : this.seenBy(sub.member, entry.event), entry.epoch);
  }

  settle(): void {}

  gap(): void {}

  answer(sub: Subscription<Client>, position: Position, recovered: boolean): void {
    sub.member.answers += 1;
    if (recovered) expect(position).toEqual(sub.member.at);
    else sub.member.at = position;
  }

  mayReceive(_channel: Channel<Client, ChannelEvent>, sub: Subscription<Client>, ticket: object): boolean {
    if (this.fullLines === 0) return true;
    this.fullLines -= 1;
    this.full.push({ sub, ticket });
    return false;
  }

  ask(_channel: Channel<Client, ChannelEvent>, sub: Subscription<Client>, after: Position, ticket: object): void {
    this.asks.push({ sub, after, ticket });
  }

  verify(): void {
    this.verifying += 1;
  }

  awaitMissing(): void {
    this.missing += 1;
  }

  forbidden(channel: Channel<Client, ChannelEvent>, sub: Subscription<Client>): void {
    channel.leave(sub);
    sub.member.sub = null;
    sub.member.at = null;
  }

  subscribe(client: Client, head: Position, from?: Position, saysSince = false): void {
    if (this.channel.epoch !== head.epoch) this.verifying += 1;
    this.channel.adopt(head);
    client.sub = new Subscription(client, client.subject);
    const theirsFrom = saysSince && this.channel.epoch === head.epoch ? client.since + 1 : undefined;
    client.sub.floor = this.known.entitle(client.subject, head.seq, theirsFrom);
    client.at = from ?? null;
    if (from) client.owed += 1;
    this.channel.subscribe(client.sub, head.seq, from);
    if (!from) client.at = this.channel.positionOf(client.sub);
  }

  runVerify(lag: number): void {
    const [sub] = this.channel.level.size > 0 ? this.channel.level : this.channel.behind;
    this.verifying = 0;
    if (sub) this.channel.verified(sub, this.replay(sub.member, this.channel.position, lag));
  }

  /** Everything that is under way ends, and nothing new happens. */
  calm(): void {
    for (let turn = 0; turn < 10_000; turn += 1) {
      this.fullLines = 0;
      const ask = this.asks.shift();
      const full = ask ? undefined : this.full.shift();
      if (ask) this.channel.replayed(ask.sub, ask.ticket, this.replay(ask.sub.member, ask.after, 0));
      else if (full) this.channel.resume(full.sub, full.ticket);
      else if (this.verifying > 0) this.runVerify(0);
      else if (this.missing > 0) {
        this.missing = 0;
        this.channel.lost();
      } else return;
    }
    throw new Error('It never comes to rest');
  }
}

/** Takes decisions from a list that fast-check makes and shortens. */
class Tape {
  private index = 0;

  constructor(private readonly numbers: readonly number[]) {}

  get ended(): boolean {
    return this.index >= this.numbers.length;
  }

  pick(below: number): number {
    const number = this.numbers[this.index] ?? 0;
    this.index += 1;
    return below <= 0 ? 0 : number % below;
  }
}

function step(world: World, tape: Tape): void {
  const client = world.clients[tape.pick(world.clients.length)];
  switch (tape.pick(16)) {
    case 0:
    case 1:
    case 2:
      world.append(tape.pick(3) === 0 ? HIDDEN_AUTHOR : 'a');
      break;
    case 3:
    case 4:
    case 5: {
      // The stream brings what it likes, and sometimes keeps it to bring it again.
      const index = tape.pick(world.stream.length);
      const next = tape.pick(4) === 0 ? world.stream[index] : world.stream.splice(index, 1)[0];
      if (next) world.channel.publish(next.epoch, next.event);
      break;
    }
    case 6:
      world.stream.splice(tape.pick(world.stream.length), 1 + tape.pick(3));
      break;
    case 7:
    case 8: {
      const ask = world.asks.splice(tape.pick(world.asks.length), 1)[0];
      if (!ask) break;
      const fate = tape.pick(8);
      if (fate === 0) world.channel.unreachable(ask.sub, ask.ticket);
      else
        world.channel.replayed(
          ask.sub,
          ask.ticket,
          world.replay(ask.sub.member, ask.after, fate === 1 ? tape.pick(3) : 0),
        );
      break;
    }
    case 9:
      if (world.missing > 0) {
        world.missing = 0;
        world.channel.lost();
      }
      break;
    case 10:
      if (world.verifying > 0) world.runVerify(tape.pick(3) === 0 ? tape.pick(3) : 0);
      break;
    case 11: {
      const full = world.full.splice(tape.pick(world.full.length), 1)[0];
      if (full) world.channel.resume(full.sub, full.ticket);
      else world.fullLines = tape.pick(3);
      break;
    }
    case 12: {
      if (tape.pick(4) === 0) world.restart(tape.pick(world.log.length + 1));
      else world.channel.doubt();
      break;
    }
    case 13: {
      // Somebody new; or somebody comes back, with the position that they left with or that a page gave them.
      if (!client || tape.pick(3) === 0) {
        const since = tape.pick(2) === 0 ? 0 : world.log.length;
        const fresh = new Client(`s${world.clients.length}`, tape.pick(3) === 0, since);
        world.clients.push(fresh);
        world.subscribe(fresh, world.head);
      } else if (!client.sub) {
        const from = client.at ?? { ...world.head, seq: tape.pick(world.log.length + 1) };
        world.subscribe(client, world.head, from, tape.pick(2) === 0);
      }
      break;
    }
    case 14:
      if (client?.sub) {
        world.channel.leave(client.sub);
        client.sub = null;
      }
      break;
    default:
      if (client?.sub) {
        // A page that was loaded at any moment since this person's time.
        const seq = Math.min(world.log.length, client.since + tape.pick(world.log.length + 1));
        client.at = { ...world.head, seq };
        client.owed += 1;
        world.channel.catchUp(client.sub, client.at, () => {});
      }
  }
}

describe('Channel', () => {
  it('gives every subscriber the owner’s numbering once and in order, or says from where it does, whatever the stream and the owner do', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(0xffff), { minLength: 20, maxLength: 600, size: 'max' }),
        fc.boolean(),
        (numbers, lastIsLost) => {
          const world = new World();
          const tape = new Tape(numbers);
          while (!tape.ended) step(world, tape);
          world.append('a');
          const last = world.stream.at(-1);
          if (lastIsLost || !last) world.channel.doubt();
          else world.channel.publish(last.epoch, last.event);
          world.calm();
          for (const client of world.clients) {
            if (!client.sub) continue;
            expect(client.at).toEqual(world.head);
            expect(client.sub.level).toBe(true);
            expect(client.sub.owed).toBeNull();
          }
        },
      ),
      { numRuns: Number(process.env.REALTIME_MODEL_RUNS ?? 3000) },
    );
  }, 60_000);
});
