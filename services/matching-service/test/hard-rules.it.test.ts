import type { Redis } from 'iovalkey';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BANDS } from '../src/config.js';
import { unpackCriteria } from '../src/queue/packed-criteria.js';
import type { TicketRow } from '../src/queue/ticket-row.js';
import { faultsOf, leastStep, proposalIn, readBand, waitingPairs } from './invariants.js';
import { population } from './population.js';
import { QueueValkey, shorter } from './queue.fixture.js';
import { Random } from './random.js';
import { pairOf, World } from './world.js';

const PEOPLE = 240;
const SEEDS = Number(process.env.MATCHING_SEEDS ?? 6);
const FIRST_SEED = Number(process.env.MATCHING_SEED ?? Date.now() % 1_000_000);
/** Nobody is looked at again without a reason: what is found is found by the order of things alone. */
const TIMES = { ...shorter(60), lease: 1500, kept: 1000, answer: 700, lookAround: 3_600_000 };

let valkey: QueueValkey;
let client: Redis;

beforeAll(async () => {
  valkey = await QueueValkey.start();
  client = valkey.client();
});
afterAll(() => valkey.stop());
beforeEach(() => client.flushall());

const bands = () => Promise.all(BANDS.map((band) => readBand(client, band)));

describe.each(Array.from({ length: SEEDS }, (_, at) => FIRST_SEED + at))('a population made from seed %i', (seed) => {
  it('keeps every hard rule, leaves nobody waiting for somebody allowed, and no ghost', async () => {
    const random = new Random(seed);
    const initial = population(random, PEOPLE);
    const before = new Map(initial.people.map(({ userId, avoidIds }) => [userId, new Set(avoidIds)]));
    const world = new World(valkey, TIMES, client, random, initial);
    await world.live(2500);

    // At the end of the steps of all who can still be matched, nobody is left for whom somebody is there.
    await world.calm(async () => {
      const states = (await bands()).flatMap(({ tickets }) => [...tickets.values()]);
      const there = new Set(states.map(({ u }) => u));
      const everybodyIn = initial.people.every(
        ({ userId }) => there.has(userId) || world.out.has(userId) || world.met.has(userId),
      );
      return everybodyIn && states.every(({ s, k }) => s === 'w' && k === '4');
    });
    for (const state of await bands()) {
      expect(faultsOf(state)).toEqual([]);
      expect(waitingPairs(state, initial.apart)).toEqual([]);
    }

    await world.silence(async () => (await bands()).every(({ tickets }) => tickets.size === 0));
    for (const { keys } of await bands()) expect(keys.filter((key) => !/^(seq$|w..$|x:|y:)/.test(key))).toEqual([]);

    checkProposals(world, before);
    checkTickets(world);
  }, 120_000);
});

/** What no two people who were proposed to one another may be. */
function checkProposals(world: World, avoided: ReadonlyMap<string, ReadonlySet<string>>): void {
  const bandOf = new Map(world.crowd.people.map(({ userId, band }) => [userId, band]));
  const proposals = new Map<string, TicketRow[]>();
  for (const row of world.told.filter(([, , , state]) => state === 'f')) {
    const { matchId } = proposalIn(row, TIMES.answer) ?? { matchId: '' };
    const sides = proposals.get(matchId) ?? [];
    if (!sides.some(([userId]) => userId === row[0])) proposals.set(matchId, [...sides, row]);
  }
  expect(proposals.size).toBeGreaterThan(PEOPLE / 4);
  const wrong: string[] = [];
  for (const [matchId, [a, b, ...more]] of proposals) {
    if (!a || !b || more.length > 0) {
      wrong.push(`${matchId} is not of two`);
      continue;
    }
    const check = (holds: boolean, what: string) => void (holds || wrong.push(`${matchId} ${what}`));
    const proposal = proposalIn(a, TIMES.answer);
    if (!proposal) continue;
    const { madeAt, steps, names, aliases } = proposal;
    const pair = pairOf(a[0], b[0]);
    check(a[0] !== b[0], 'is of somebody with themselves');
    check(bandOf.get(a[0]) === bandOf.get(b[0]), 'is across bands');
    check(
      leastStep(unpackCriteria(a[4]), unpackCriteria(b[4])) <= Math.min(...steps),
      'is not what both are content with',
    );
    check(!avoided.get(a[0])?.has(b[0]) && !avoided.get(b[0])?.has(a[0]), 'is of two who avoid one another');
    check(madeAt <= (world.parted.get(pair) ?? madeAt), 'is of two who were parted');
    check(names[0] !== names[1] && aliases[0] !== aliases[1], 'has one name for both');
    for (const [userId] of [a, b]) {
      check(madeAt <= (world.out.get(userId) ?? madeAt), 'is of somebody who was put out');
      const holds = world.holds.get(userId) ?? [];
      check(
        holds.some(([from, to]) => from <= madeAt && madeAt <= to + TIMES.lease),
        'is of somebody whom nobody holds',
      );
      const gaps = world.gaps.get(userId) ?? [];
      check(!gaps.some(([from, to]) => from < madeAt && madeAt < to), 'is of somebody whose line was broken');
    }
  }
  expect(wrong).toEqual([]);
}

/** Each ticket's life as it was told: one state after the other, one ticket a person, and one proposal at a time. */
function checkTickets(world: World): void {
  const tickets = new Map<string, Map<number, TicketRow>>();
  const wrong: string[] = [];
  for (const row of world.told) {
    const [, ticketId, version] = row;
    const life = tickets.get(ticketId) ?? new Map<number, TicketRow>();
    tickets.set(ticketId, life);
    const known = life.get(Number(version));
    // Of one that has ended no more is told later than how.
    const said = ([userId, , , state, ...rest]: TicketRow) =>
      [userId, ...(state === 'x' ? ['x', rest[3]] : [state.replace('h', 'w'), ...rest])].join(' ');
    if (known && said(known) !== said(row))
      wrong.push(`${ticketId} ${version} is told of in two ways: ${said(known)}, ${said(row)}`);
    life.set(Number(version), row);
  }
  const livesOf = new Map<string, string[]>();
  for (const [ticketId, life] of [...tickets].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const states = Array.from({ length: life.size }, (_, at) => life.get(at + 1)?.[3].replace('h', 'w') ?? '?').join(
      '',
    );
    const [userId = ''] = life.get(1) ?? [];
    livesOf.set(userId, [...(livesOf.get(userId) ?? []), states]);
    // Waits; is proposed to somebody, perhaps accepts; waits again or is gone.
    if (!/^w(w|fa?w)*(f?a?x|fa)?$/.test(states)) wrong.push(`${ticketId} went through ${states}`);
    for (const [version, row] of life) {
      const previous = life.get(version - 1);
      if (row[3] === 'a' && previous && previous[8].split('|')[0] !== row[8].split('|')[0])
        wrong.push(`${ticketId} accepted another proposal`);
    }
  }
  for (const [userId, lives] of livesOf) {
    const open = lives.filter((states) => !states.endsWith('x'));
    if (open.length > (world.met.has(userId) ? 1 : 0)) wrong.push(`${userId} has tickets ${lives}`);
    if (lives.slice(0, -1).some((states) => !states.endsWith('x')))
      wrong.push(`${userId} got a ticket while one lived: ${lives}`);
  }
  expect(wrong).toEqual([]);
}
