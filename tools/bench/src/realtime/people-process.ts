import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlainReader } from './plain-reader.ts';
import { Talker, type Told } from './talker.ts';
import { type Person, Tickets } from './tickets.ts';
import { answer } from './worker.ts';

export interface Guest {
  /** Its own node's, and of those that it may go to instead. */
  readonly addresses: readonly string[];
  /** Absent: a reader with Socket.IO's own client. */
  readonly person?: Person;
  readonly roomIds: readonly string[];
}

export interface Jitter {
  readonly everyMs: number;
  readonly forMs: number;
}

export interface Speech {
  readonly guest: number;
  readonly roomId: string;
  readonly count: number;
  readonly perSecond: number;
  readonly afterMs?: number;
}

/** What a message met, by its sender's clock and its reader's: milliseconds since 1970. */
export interface Journey {
  readonly clientId: string;
  readonly createdAt: number;
  readonly sentAt: number;
  readonly answeredAt: number;
}

/** What one guest was told of one room. */
export interface Account {
  readonly roomId: string;
  readonly refused: number;
  readonly clientIds: readonly string[];
  /** Messages that did not come right after the one before them. */
  readonly outOfOrder: number;
  readonly doubled: number;
}

const atOnce = 20;
const wallClock = () => performance.timeOrigin + performance.now();
const guests: (Talker | PlainReader)[] = [];
const deliveredAt = new Map<string, number>();
let jittering: NodeJS.Timeout[] = [];
let tickets: Tickets | undefined;

const talker = (index: number): Talker => {
  const guest = guests[index];
  if (!(guest instanceof Talker)) throw new Error('This guest only reads');
  return guest;
};

answer({
  /** Lets guests in; resolves when all hear their rooms. */
  async enter({ list, valkeyUrl }: { list: readonly Guest[]; valkeyUrl: string }): Promise<void> {
    tickets ??= new Tickets(valkeyUrl);
    let next = 0;
    const lane = async () => {
      for (let index = next++; index < list.length; index = next++) {
        const { addresses, person, roomIds } = list[index] as Guest;
        const guest = person && tickets ? new Talker(addresses, person, roomIds, tickets) : new PlainReader(addresses);
        if (guest instanceof Talker)
          guest.onTold = ({ clientId }) => {
            if (!deliveredAt.has(`${guest.person.userId}:${clientId}`))
              deliveredAt.set(`${guest.person.userId}:${clientId}`, wallClock());
          };
        guests.push(guest);
        await guest.start();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
  },

  leave(): void {
    for (const guest of guests.splice(0)) guest.stop();
    deliveredAt.clear();
  },

  /** Cuts each guest's line again and again, each at a time of its own; those before `from` keep theirs. */
  jitter({ everyMs, forMs, from = 0 }: Jitter & { from?: number }): void {
    for (const { line } of guests.slice(from)) {
      const cut = () => {
        line.cut(forMs);
        const timer = setTimeout(cut, everyMs);
        jittering[index] = timer;
      };
      const index = jittering.push(setTimeout(cut, Math.random() * everyMs)) - 1;
    }
  },

  calm(): void {
    for (const timer of jittering) clearTimeout(timer);
    jittering = [];
  },

  /** Sends messages, one after another, at most so many a second. Each is repeated until it is acknowledged. */
  async speak({ guest, roomId, count, perSecond, afterMs = 0 }: Speech): Promise<Journey[]> {
    const began = performance.now() + afterMs;
    const journeys: Journey[] = [];
    for (let index = 0; index < count; index++) {
      const wait = began + (index * 1000) / perSecond - performance.now();
      if (wait > 0) await sleep(wait);
      const clientId = randomUUID();
      const sentAt = wallClock();
      const { createdAt } = await talker(guest).send(
        roomId,
        clientId,
        `Message ${index + 1} of ${count}, and some more words that people write`,
      );
      journeys.push({ clientId, createdAt: new Date(createdAt).getTime(), sentAt, answeredAt: wallClock() });
    }
    return journeys;
  },

  /** Guest's id and message → when it came. */
  deliveries: (): Map<string, number> => deliveredAt,

  /** How many distinct messages each plain reader was told. */
  counts: (): number[] => guests.map((guest) => (guest instanceof Talker ? 0 : guest.told.size)),

  /** Microseconds of the shared clock: since when each is connected. */
  live: (): (number | null)[] => guests.map(({ liveSince }) => liveSince),

  /** How many messages were told to all guests of a process together. */
  told: (): number => {
    let sum = 0;
    for (const guest of guests)
      if (guest instanceof Talker) for (const messages of guest.told.values()) sum += messages.length;
    return sum;
  },

  accounts: (): Account[] =>
    guests.flatMap((guest) =>
      guest instanceof Talker ? [...guest.told].map(([roomId, told]) => accountOf(roomId, guest.refused, told)) : [],
    ),
});

function accountOf(roomId: string, refused: number, told: readonly Told[]): Account {
  const seen = new Set<string>();
  let outOfOrder = 0;
  let before = told[0]?.seq ?? 0;
  for (const { clientId, seq } of told) {
    seen.add(clientId);
    if (seq < before || seq > before + 1) outOfOrder += 1;
    before = seq;
  }
  return { roomId, refused, clientIds: [...seen], outOfOrder, doubled: told.length - seen.size };
}
