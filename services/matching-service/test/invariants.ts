import type { Redis } from 'iovalkey';
import type { Band } from '../src/config.js';
import type { Criteria } from '../src/queue/criteria.js';
import { unpackCriteria } from '../src/queue/packed-criteria.js';
import { prefixOf } from '../src/queue/scripts.js';
import type { TicketRow } from '../src/queue/ticket-row.js';

/** The strictest step at which the two are content with one another: what the matcher must not be more generous than. */
export function leastStep(a: Criteria, b: Criteria): number {
  const common = a.interests.filter((interest) => b.interests.includes(interest)).length;
  if (!a.languages.some((language) => b.languages.includes(language))) return Number.POSITIVE_INFINITY;
  if (a.intent !== b.intent) return 3;
  if (common >= 2 && a.languages[0] === b.languages[0]) return 0;
  return common >= 1 ? 1 : 2;
}

/** What a row says of a proposal. */
export interface ProposalOf {
  matchId: string;
  madeAt: number;
  steps: [number, number];
  aliases: [string, string];
  names: [string, string];
}

export function proposalIn(row: TicketRow, answerMs: number): ProposalOf | undefined {
  const [matchId = '', , by, idA = '', nameA = '', idB = '', nameB = '', , , , , , stepA, , stepB] = row[8].split('|');
  if (!matchId) return undefined;
  return {
    matchId,
    madeAt: Number(by) - answerMs,
    steps: [Math.min(Number(stepA), 3), Math.min(Number(stepB), 3)],
    aliases: [idA, idB],
    names: [nameA, nameB],
  };
}

/** Everything that is kept of a band, read while nothing moves. */
export async function readBand(client: Redis, band: Band) {
  const prefix = prefixOf(band);
  const keys = (await client.keys(`${prefix.replace('{', '\\{')}*`)).map((key) => key.slice(prefix.length));
  const scored = (key: string) => client.zrange(prefix + key, 0, -1);
  const tickets = new Map<string, Record<string, string>>();
  for (const key of keys.filter((name) => name.startsWith('t:')))
    tickets.set(key.slice(2), await client.hgetall(prefix + key));
  const matches = new Map<string, Record<string, string>>();
  for (const key of keys.filter((name) => name.startsWith('m:')))
    matches.set(key.slice(2), await client.hgetall(prefix + key));
  const entries = new Map<string, string[]>();
  for (const key of keys.filter((name) => name.startsWith('i')))
    for (const entry of await client.zrangeBuffer(prefix + key, 0, -1)) {
      const n = String((entry as unknown as Buffer).readUInt32BE(0));
      entries.set(n, [...(entries.get(n) ?? []), key.slice(1)]);
    }
  return {
    keys,
    tickets,
    matches,
    entries,
    users: await client.hgetall(`${prefix}u`),
    due: await scored('due'),
    leases: await scored('leases'),
    held: await scored('held'),
    open: await scored('open'),
    agreed: await scored('agreed'),
  };
}

/** What is wrong with a band's state; nothing, it is hoped. */
export function faultsOf(state: Awaited<ReturnType<typeof readBand>>): string[] {
  const faults: string[] = [];
  const check = (holds: boolean, what: string) => {
    if (!holds) faults.push(what);
  };
  const { tickets, users, matches, entries } = state;
  check(new Set(Object.values(users)).size === Object.keys(users).length, 'two people share a ticket');
  for (const [user, n] of Object.entries(users))
    check(tickets.get(n)?.u === user, `${user} points to a ticket ${n} of somebody else`);
  for (const [n, ticket] of tickets) {
    check(users[ticket.u ?? ''] === n, `ticket ${n} is not its person's one ticket`);
    check((ticket.s === 'w') === state.due.includes(n), `ticket ${n} is ${ticket.s} and due wrongly`);
    check((ticket.s === 'h') === state.held.includes(n), `ticket ${n} is ${ticket.s} and held wrongly`);
    const proposed = ticket.s === 'f' || ticket.s === 'a';
    check(proposed === (ticket.p !== ''), `ticket ${n} is ${ticket.s} with proposal ${ticket.p}`);
    if (proposed)
      check(
        [matches.get(ticket.p ?? '')?.a, matches.get(ticket.p ?? '')?.b].includes(n),
        `ticket ${n} is not in its proposal`,
      );
    const found = [...(entries.get(n) ?? [])].sort();
    check(JSON.stringify(found) === JSON.stringify(bucketsOf(ticket)), `ticket ${n} is in buckets ${found}`);
  }
  for (const n of [...entries.keys(), ...state.due, ...state.held, ...state.leases])
    check(tickets.has(n), `something is left of ticket ${n}`);
  for (const [id, match] of matches) {
    for (const n of [match.a ?? '', match.b ?? ''])
      check(tickets.get(n)?.p === id, `ticket ${n} is not in proposal ${id}`);
    const both = match.fa === '1' && match.fb === '1';
    check(state.agreed.includes(id) === both && state.open.includes(id) !== both, `proposal ${id} is listed wrongly`);
  }
  for (const id of [...state.open, ...state.agreed]) check(matches.has(id), `something is left of proposal ${id}`);
  for (const key of state.keys.filter((name) => name.startsWith('a:')))
    check(tickets.has(key.slice(2)), `avoided ids are left of ticket ${key.slice(2)}`);
  return faults;
}

/** Where a ticket is to be looked for, told independently of the scripts. */
function bucketsOf(ticket: Record<string, string>): string[] {
  if (ticket.s !== 'w') return [];
  const [intent = 0, , count = 0, ...rest] = [...(ticket.c ?? '')].map((one) => one.charCodeAt(0) - 48);
  const [languages, interests, step] = [rest.slice(0, count), rest.slice(count), Number(ticket.k)];
  const name = (...numbers: number[]) => String.fromCharCode(...numbers.map((number) => 48 + number));
  if (step === 0) return interests.length < 2 ? [] : interests.map((x) => name(0, languages[0] ?? 0, intent, x)).sort();
  return languages
    .flatMap((l) => [
      ...interests.map((x) => name(1, l, intent, x)),
      ...(step === 2 ? [name(2, l, intent, 0)] : []),
      ...(step > 2 ? [name(3, l, intent, 0)] : []),
    ])
    .sort();
}

/** Pairs that wait although they may meet. */
export function waitingPairs(
  state: Awaited<ReturnType<typeof readBand>>,
  apart: (a: string, b: string) => boolean,
): string[][] {
  const waiting = [...state.tickets.values()].filter(({ s }) => s === 'w');
  return waiting.flatMap((a, at) =>
    waiting
      .slice(at + 1)
      .filter((b) => {
        const step = Math.min(Number(a.k), Number(b.k), 3);
        return !apart(a.u ?? '', b.u ?? '') && leastStep(unpackCriteria(a.c ?? ''), unpackCriteria(b.c ?? '')) <= step;
      })
      .map((b) => [a.u ?? '', b.u ?? '']),
  );
}
