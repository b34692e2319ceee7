import { setTimeout as sleep } from 'node:timers/promises';
import { type Figure, figure, median } from '../figures.ts';
import { crowd } from './crowd.ts';
import type { Entrant } from './parts.ts';
import { WaitingRoom } from './waiting-room.ts';

const few = 10_000;
const many = 100_000;
/** What is measured of few is over before a busy second is: the middle of several. */
const rounds = 5;
const growthRounds = 3;
/** CryMatch, the best published figure: 20,000 tickets with its worst rules in 32 s on 2 cores. */
const cryMatch = { tickets: 20_000, seconds: 32, faster: 10 };
const growthMax = 1.5;
/** Those who come in the course of a time come in so many groups. */
const enteringParts = 50;
/** By then everybody whose strictness is `open` takes whoever is allowed. */
const openMs = 5000;
/** Takes whoever is allowed, at once. */
const content = { strictness: 'open', reach: 0 } as const;
const newcomers = { count: 500, everyMs: 10, afterMs: 5000 };

type Progress = (line: string) => void;

/** A room full of people in which the matcher begins to work. */
interface Drained {
  matches: number;
  seconds: number;
  p99Ms: number;
  /** Of Valkey, for each ticket that was in the room. */
  cpuMicros: number;
  /** From the first who entered to the last. */
  enteringMs: number;
  /** Of the matcher's turns alone, for each ticket: without what holding everybody's ticket costs every five seconds, however long it takes. */
  turnMicros: number;
}

/**
 * What the matcher costs with every hard rule on: lists of people to avoid, languages, interests, intents and steps as people have them.
 * Nobody answers; what is measured ends with a proposal. One process asks, one Valkey answers: two cores.
 */
export async function benchMatching(progress: Progress): Promise<Figure[]> {
  const room = await WaitingRoom.open(progress);
  try {
    const large = await drain(room, crowd(many, 1), progress);
    const memory = await room.memory();
    const small: Drained[] = [];
    // As long in coming as the many: how long people have waited, and so at which step they are, is the same in both rooms.
    for (let round = 0; round < rounds; round++)
      small.push(await drain(room, crowd(few, round + 1), progress, { enteringMs: large.enteringMs }));
    const growth = await measureGrowth(room, progress);
    const arriving = [await arrivals(room, few, progress), await arrivals(room, many, progress)];
    const race = await drain(room, crowd(cryMatch.tickets, 1, content), progress, {
      waitMs: openMs,
    });
    if (race.matches < cryMatch.tickets * 0.49)
      throw new Error(`Only ${race.matches} matches of ${cryMatch.tickets} tickets`);
    const of = (read: (one: Drained) => number) => median(small.map(read));
    return [
      figure(
        `${few} tickets: matches`,
        of(({ matches, seconds }) => matches / seconds),
        '/s',
      ),
      figure(`${many} tickets: matches`, large.matches / large.seconds, '/s'),
      figure(
        `${few} tickets at once: p99 time to match`,
        of(({ p99Ms }) => p99Ms),
        'ms',
      ),
      figure(`${many} tickets at once: p99 time to match`, large.p99Ms, 'ms'),
      figure(
        `${few} tickets: CPU of Valkey`,
        of(({ cpuMicros }) => cpuMicros),
        'µs a ticket',
      ),
      figure(`${many} tickets: CPU of Valkey`, large.cpuMicros, 'µs a ticket'),
      figure(
        `${few} tickets at the last step: matcher's time`,
        median(growth.map(({ small }) => small)),
        'µs a ticket',
      ),
      figure(
        `${many} tickets at the last step: matcher's time`,
        median(growth.map(({ large }) => large)),
        'µs a ticket',
      ),
      figure(
        "growth of the matcher's time a ticket",
        median(growth.map(({ small, large }) => large / small)),
        '×',
        growthMax,
      ),
      figure(`newcomers where ${few} wait: p99 time to match`, arriving[0] ?? Number.NaN, 'ms'),
      figure(`newcomers where ${many} wait: p99 time to match`, arriving[1] ?? Number.NaN, 'ms'),
      figure(`${many} tickets: memory`, memory / many, 'bytes a ticket'),
      figure(
        `${cryMatch.tickets} tickets matched (CryMatch: ${cryMatch.seconds} s)`,
        race.seconds,
        's',
        cryMatch.seconds / cryMatch.faster,
      ),
    ];
  } finally {
    await room.close();
  }
}

/**
 * The matcher's time for each ticket (µs) in a small room and in a large one, everybody at the last step, so that a ticket is as much work
 * in both: what is left is what a larger room costs. The small one stands before and after the large one, since the machine's speed and
 * Valkey's heap drift by more than what is looked for.
 */
async function measureGrowth(room: WaitingRoom, progress: Progress): Promise<{ small: number; large: number }[]> {
  const measure = async (count: number, seed: number) =>
    (await drain(room, crowd(count, seed, content), progress, { waitMs: openMs })).turnMicros;
  const measured: { small: number; large: number }[] = [];
  for (let round = 1; round <= growthRounds; round++) {
    const before = await measure(few, round);
    const large = await measure(many, round);
    measured.push({ small: (before + (await measure(few, round))) / 2, large });
  }
  return measured;
}

async function drain(
  room: WaitingRoom,
  people: readonly Entrant[],
  progress: Progress,
  { waitMs = 0, enteringMs = 0 } = {},
): Promise<Drained> {
  await room.empty();
  const entering = performance.now();
  const parts = enteringMs > 0 ? enteringParts : 1;
  for (let part = 0; part < parts; part++) {
    const from = Math.floor((part * people.length) / parts);
    await room.fill(people.slice(from, Math.floor(((part + 1) * people.length) / parts)));
    await room.hold();
    await sleep(Math.max(0, entering + ((part + 1) * enteringMs) / parts - performance.now()));
  }
  const entered = performance.now() - entering;
  progress(`${people.length} people entered in ${seconds(entered)}`);
  for (const until = performance.now() + waitMs; performance.now() < until; await sleep(100)) await room.hold();
  const [begun, cpu] = [performance.now(), room.cpu()];
  const times: number[] = [];
  let turned = 0;
  for (let more = true; more; ) {
    const from = performance.now();
    const turn = await room.turn();
    turned += performance.now() - from;
    const waited = performance.now() - begun;
    for (const _ of turn.found) times.push(waited);
    more = turn.more;
    await room.hold();
  }
  const took = times.at(-1) ?? 0;
  const cpuMicros = ((room.cpu() - cpu) * 1e6) / people.length;
  progress(`${times.length} of them found somebody in ${seconds(took)}, ${cpuMicros.toFixed(0)} µs of CPU a ticket`);
  return {
    matches: times.length / 2,
    seconds: took / 1000,
    p99Ms: percentile99(times),
    cpuMicros,
    enteringMs: entered,
    turnMicros: (turned * 1000) / people.length,
  };
}

/** How long people take to find somebody who come to a room where so many wait for whom nobody was there yet. */
async function arrivals(room: WaitingRoom, waiting: number, progress: Progress): Promise<number> {
  // With the least reach one does not look around for half a minute, but is found.
  await room.empty();
  await room.fill(crowd(waiting, 2, { reach: 3, strictness: 'strict' }));
  while ((await room.turn()).more) await room.hold();
  const people = crowd(newcomers.count, 3, { reach: 0, strictness: 'open' });
  const enteredAt = new Map<string, number>();
  const times: number[] = [];
  let entering = true;
  const enter = async () => {
    for (const person of people) {
      enteredAt.set(person.userId, performance.now());
      await room.enter(person);
      await sleep(newcomers.everyMs);
    }
    await sleep(newcomers.afterMs);
    entering = false;
  };
  const match = async () => {
    while (entering) {
      for (const [userId] of (await room.turn()).found) {
        const from = enteredAt.get(userId);
        if (from !== undefined) times.push(performance.now() - from);
      }
      await room.hold();
      await sleep(2);
    }
  };
  await Promise.all([enter(), match()]);
  progress(`${times.length} of ${people.length} newcomers found somebody among ${waiting}`);
  return percentile99(times);
}

function percentile99(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
