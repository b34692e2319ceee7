import { setTimeout as sleep } from 'node:timers/promises';
import { untilTrue } from '@my-girok/nest-common/testing';
import type { Redis } from 'iovalkey';
import { BANDS } from '../src/config.js';
import type { Entrant } from '../src/queue/proposal.js';
import type { QueueTimes } from '../src/queue/scripts.js';
import type { TicketRow } from '../src/queue/ticket-row.js';
import type { TicketsRepository } from '../src/queue/tickets.repository.js';
import type { Population } from './population.js';
import { type QueueValkey, timeOf } from './queue.fixture.js';
import type { Random } from './random.js';

const PATIENCE = { timeoutMs: 60_000, everyMs: 20 };
const NODES = 3;
const AT_ONCE = 6;

export const pairOf = (a: string, b: string) => [a, b].sort().join(' ');

/**
 * People who come, answer, leave, lose their line and come again as the seed has it; several nodes that match them; and everything that
 * was told of it. All times are Valkey's.
 */
export class World {
  readonly told: TicketRow[] = [];
  /** Put out for good, since when. */
  readonly out = new Map<string, number>();
  /** Parted while both waited, since when. */
  readonly parted = new Map<string, number>();
  /** When somebody's ticket was held last: before and after the call that did it. */
  readonly holds = new Map<string, Array<[number, number]>>();
  /** When nobody held it: since the call that let go was answered, until before the next that took hold. */
  readonly gaps = new Map<string, Array<[number, number]>>();
  /** Who are in a match. */
  readonly met = new Set<string>();
  readonly #nodes: TicketsRepository[];
  readonly #busy = new Set<string>();
  #calm = false;
  #ended = false;
  #running: Promise<unknown>[] = [];

  constructor(
    valkey: QueueValkey,
    times: QueueTimes,
    private readonly client: Redis,
    private readonly random: Random,
    readonly crowd: Population,
  ) {
    this.#nodes = Array.from({ length: NODES }, () => valkey.node(times));
  }

  /** Lets people do as they like for a while. */
  async live(ms: number): Promise<void> {
    this.#running = this.#nodes.map((node) => this.#match(node));
    this.#running.push(...Array.from({ length: AT_ONCE }, () => this.#act()), this.#holdAll());
    await sleep(ms / 2);
    const { people } = this.crowd;
    const banned = this.random.some(people, people.length / 20);
    const parted = Array.from({ length: people.length / 4 }, () => this.random.some(people, 2));
    await Promise.all([
      ...banned.map((person) => this.#putOut(person)),
      ...parted.map(([a, b]) => a && b && this.#part(a, b)),
    ]);
    await sleep(ms / 2);
  }

  /** From now on everybody says yes and nobody leaves; resolves when only those wait of whom `done` is content. */
  async calm(done: () => Promise<boolean>): Promise<void> {
    this.#calm = true;
    await untilTrue(done, PATIENCE);
  }

  /** Everybody's line breaks, and nobody does anything any more but the nodes. */
  async silence(done: () => Promise<boolean>): Promise<void> {
    this.#ended = true;
    await Promise.all(this.#running);
    this.#running = [];
    this.#ended = false;
    this.#running = this.#nodes.map((node) => this.#match(node));
    await untilTrue(done, PATIENCE);
    this.#ended = true;
    await Promise.all(this.#running);
  }

  #node(): TicketsRepository {
    return this.random.of(this.#nodes);
  }

  async #match(node: TicketsRepository): Promise<void> {
    while (!this.#ended) {
      for (const band of BANDS) {
        this.told.push(...(await node.match(band)).rows, ...(await node.expire(band)).rows);
      }
      await sleep(this.random.below(20));
    }
  }

  /** One in eight holds their ticket by what they do themselves only. */
  #flighty(userId: string): boolean {
    return Number.parseInt(userId.slice(-2), 16) % 8 === 0;
  }

  async #holdAll(): Promise<void> {
    while (!this.#ended) {
      const steady = this.crowd.people.filter(({ userId }) => !this.#flighty(userId));
      for (const band of BANDS) {
        const known = steady.filter((person) => person.band === band).map(({ userId }) => userId);
        for (let from = 0; from < known.length; from += 100) await this.#hold(band, known.slice(from, from + 100));
      }
      await sleep(100);
    }
  }

  async #hold(band: Entrant['band'], userIds: string[]): Promise<void> {
    await this.#holding(userIds, async () => {
      const rows = await this.#node().keep(
        band,
        userIds.map((userId) => ({ userId, ticketId: '', version: 0 })),
      );
      this.told.push(...rows.filter(([, ticketId]) => ticketId !== ''));
    });
  }

  async #holding(userIds: readonly string[], call: () => Promise<unknown>): Promise<void> {
    const before = await timeOf(this.client);
    // Already while it is under way it may have been done.
    const held: [number, number] = [before, Number.POSITIVE_INFINITY];
    for (const userId of userIds) this.holds.set(userId, [...(this.holds.get(userId) ?? []), held]);
    await call();
    held[1] = await timeOf(this.client);
  }

  async #act(): Promise<void> {
    while (!this.#ended) {
      const person = this.random.of(this.crowd.people);
      const { userId } = person;
      if (this.#busy.has(userId) || this.out.has(userId) || this.met.has(userId)) {
        await sleep(1);
        continue;
      }
      this.#busy.add(userId);
      await this.#does(person);
      this.#busy.delete(userId);
    }
  }

  async #does(person: Entrant): Promise<void> {
    const { random } = this;
    const { userId, band } = person;
    const [row] = await this.#node().find(band, [userId]);
    const state = row?.[3] ?? 'x';
    const matchId = row?.[8].split('|')[0] ?? '';
    // Their match may have begun meanwhile, by way of the other.
    if (this.met.has(userId)) return;
    if (state === 'x') return this.#enter(person);
    if (state === 'f' && (this.#calm || random.chance(0.5))) return this.#accept(person, matchId);
    if (this.#calm) {
      if (this.#flighty(userId)) await this.#hold(band, [userId]);
      return;
    }
    if (state === 'f' && random.chance(0.6)) return this.#skip(person, matchId);
    if (random.chance(0.05)) return this.#leave(person);
    if (this.#flighty(userId)) return this.#lineBreaks(person);
  }

  #enter(person: Entrant): Promise<void> {
    return this.#holding([person.userId], async () => {
      // Let in twice at once, by two nodes: there is one ticket.
      const entrant = { ...person, avoidIds: this.crowd.avoidedBy(person.userId) };
      this.told.push(...(await Promise.all([this.#node().enter(entrant), this.#node().enter(entrant)])));
    });
  }

  async #accept({ band, userId }: Entrant, matchId: string): Promise<void> {
    const accepted = await this.#node().accept(band, userId, matchId);
    if (accepted?.row) this.told.push(accepted.row);
    if (!accepted?.proposal) return;
    const outcome = this.#calm ? 'started' : this.random.of(['started', 'failed', 'not_allowed', 'dies'] as const);
    // Whoever was to begin it died; another node finds it.
    if (outcome === 'dies') {
      const found = await this.#node().agreed(band, 0);
      if (!found.some((proposal) => proposal.matchId === matchId))
        throw new Error(`Proposal ${matchId} was not found again`);
    }
    const decided = outcome === 'dies' ? 'started' : outcome;
    const people = accepted.proposal.people.map((one) => one.userId);
    if (decided === 'started') for (const one of people) this.met.add(one);
    const rows = await this.#node().close(band, matchId, decided);
    this.told.push(...rows);
    if (decided === 'not_allowed') await this.#parted(people[0] ?? '', people[1] ?? '');
  }

  async #skip({ band, userId }: Entrant, matchId: string): Promise<void> {
    const skipped = await this.#node().skip(band, userId, matchId);
    if (!skipped) return;
    await this.#parted(userId, skipped.otherId);
    this.told.push(...skipped.rows);
  }

  async #leave({ band, userId }: Entrant): Promise<void> {
    const left = await this.#node().remove(band, userId, { own: '', other: 'other_declined', declining: true });
    if (left.result !== 'removed') return;
    if (left.declined) await this.#parted(userId, left.declined.otherId);
    this.told.push(...left.rows);
  }

  async #lineBreaks({ band, userId }: Entrant): Promise<void> {
    await this.#node().release(band, userId);
    const since = await timeOf(this.client);
    await sleep(this.random.below(300));
    const until = await timeOf(this.client);
    this.gaps.set(userId, [...(this.gaps.get(userId) ?? []), [since, until]]);
    await this.#hold(band, [userId]);
  }

  /** As a ban does: tried again while a match of theirs is being begun. */
  async #putOut({ band, userId }: Entrant): Promise<void> {
    const notes = { own: 'not_allowed', other: 'other_gone', declining: false } as const;
    await untilTrue(() => !this.#busy.has(userId), PATIENCE);
    this.#busy.add(userId);
    await untilTrue(async () => {
      const removed = await this.#node().remove(band, userId, notes);
      if (removed.result === 'removed') this.told.push(...removed.rows);
      return removed.result !== 'beginning';
    }, PATIENCE);
    this.out.set(userId, await timeOf(this.client));
  }

  /** As a block does. */
  async #part(a: Entrant, b: Entrant): Promise<void> {
    // Whoever enters from now on is let in with it.
    this.crowd.part(a.userId, b.userId);
    await untilTrue(async () => {
      const rows = await this.#node().part(a.band, a.userId, b.userId);
      if (rows) this.told.push(...rows);
      return rows !== undefined;
    }, PATIENCE);
    await this.#parted(a.userId, b.userId);
  }

  async #parted(a: string, b: string): Promise<void> {
    this.crowd.part(a, b);
    const pair = pairOf(a, b);
    if (!this.parted.has(pair)) this.parted.set(pair, await timeOf(this.client));
  }
}
