import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Band } from '../config.js';
import { packCriteria } from './packed-criteria.js';
import type { Entrant, Known, Outcome, Proposal } from './proposal.js';
import { proposalIds } from './pseudonyms.js';
import { Scripts } from './scripts.js';
import type { Note } from './status.js';
import { REACH_DELAYS } from './steps.js';
import { proposalOf, type TicketRow } from './ticket-row.js';

/** What one run of the matcher may take on: a few milliseconds of Valkey's time. */
const TICKETS_MAX = 64;
const LOOKS_MAX = 1500;
const PROPOSALS_MAX = 32;
const EXPIRED_MAX = 50;
const AGREED_MAX = 50;

export type Removed =
  | { result: 'absent' | 'beginning' }
  | { result: 'removed'; rows: TicketRow[]; declined?: { matchId: string; otherId: string } };

/** Tickets and proposals of a band in Valkey. Each method is one script: all of it happens, or nothing. */
@Injectable()
export class TicketsRepository {
  constructor(private readonly scripts: Scripts) {}

  async enter({ userId, band, criteria, avoidIds, reach }: Entrant): Promise<TicketRow> {
    const level = Math.max(0, Math.min(REACH_DELAYS.length - 1, Math.floor(reach)));
    const args = [userId, packCriteria(criteria), level, randomUUID(), ...avoidIds];
    return present(rows(await this.scripts.run('enter', band, args))[0]);
  }

  async find(band: Band, userIds: readonly string[]): Promise<TicketRow[]> {
    return rows(await this.scripts.run('find', band, userIds));
  }

  /** Holds tickets for another 15 s; tells of whom something else is known here, `lost` where nothing is. */
  async keep(band: Band, people: readonly Known[]): Promise<TicketRow[]> {
    const args = people.flatMap(({ userId, ticketId, version }) => [userId, ticketId, version]);
    return rows(await this.scripts.run('keep', band, args));
  }

  async release(band: Band, userId: string): Promise<void> {
    await this.scripts.run('release', band, [userId]);
  }

  /** `declining`: by leaving, the person says no to a proposal that is open. */
  async remove(
    band: Band,
    userId: string,
    notes: { own: Note | ''; other: Note; declining: boolean },
  ): Promise<Removed> {
    const args = [userId, notes.own, notes.other, notes.declining ? 1 : 0];
    const [code, own, other, match] = await this.scripts.run('remove', band, args);
    if (code !== 1) return { result: code === 2 ? 'beginning' : 'absent' };
    if (!match) return { result: 'removed', rows: rows([own]) };
    const [matchId, otherId] = match as [string, string];
    return { result: 'removed', rows: rows([own, other]), declined: { matchId, otherId } };
  }

  /** Undefined when it is not on offer. `row` only when this changed anything. */
  async accept(
    band: Band,
    userId: string,
    matchId: string,
  ): Promise<{ row?: TicketRow; proposal?: Proposal } | undefined> {
    const [code, changed, own, a, b] = await this.scripts.run('accept', band, [userId, matchId]);
    if (code === 0) return undefined;
    return {
      ...(changed === 1 && { row: own as TicketRow }),
      ...(code === 2 && { proposal: proposalOf(band, a as TicketRow, b as TicketRow) }),
    };
  }

  async skip(band: Band, userId: string, matchId: string): Promise<{ otherId: string; rows: TicketRow[] } | undefined> {
    const [code, otherId, ...told] = await this.scripts.run('skip', band, [userId, matchId]);
    return code === 1 ? { otherId: otherId as string, rows: rows(told) } : undefined;
  }

  async close(band: Band, matchId: string, outcome: Outcome): Promise<TicketRow[]> {
    return rows(await this.scripts.run('close', band, [matchId, outcome]));
  }

  /** Proposals that both accepted at least so long ago, the oldest first. */
  async agreed(band: Band, olderThanMs: number): Promise<Proposal[]> {
    const told = rows(await this.scripts.run('agreed', band, [olderThanMs, AGREED_MAX]));
    return told.flatMap((row, at) => (at % 2 === 0 ? [proposalOf(band, row, present(told[at + 1]))] : []));
  }

  /** Some of those who have waited so long and can be matched now, by chance. */
  async waiting(band: Band, longerThanMs: number, limit: number): Promise<TicketRow[]> {
    return rows(await this.scripts.run('waiting', band, [longerThanMs, limit]));
  }

  /** Undefined while a match of the two is being begun. */
  async part(band: Band, userA: string, userB: string): Promise<TicketRow[] | undefined> {
    const [code, ...told] = await this.scripts.run('part', band, [userA, userB]);
    return code === 2 ? undefined : rows(told);
  }

  /** One turn of the matcher; `nextInMs` is null when nothing waits. */
  async match(band: Band): Promise<{ nextInMs: number | null; rows: TicketRow[] }> {
    const args = [TICKETS_MAX, LOOKS_MAX, ...Array.from({ length: PROPOSALS_MAX }, proposalIds)];
    const [next, ...told] = await this.scripts.run('match', band, args);
    return { nextInMs: next === -1 ? null : Number(next), rows: rows(told) };
  }

  /** Ends what is past its time; `more` when some of it is left for another turn. */
  async expire(band: Band): Promise<{ more: boolean; rows: TicketRow[] }> {
    const [more, ...told] = await this.scripts.run('expire', band, [EXPIRED_MAX]);
    return { more: more === 1, rows: rows(told) };
  }
}

const rows = (told: unknown[]): TicketRow[] => told as TicketRow[];

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The script told of nothing');
  return value;
}
