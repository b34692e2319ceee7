import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { untilTrue } from '@my-girok/nest-common/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Entrant } from '../src/queue/proposal.js';
import type { TicketRow } from '../src/queue/ticket-row.js';
import { faultsOf, proposalIn, readBand, waitingPairs } from './invariants.js';
import type { Word } from './node-process.js';
import { population } from './population.js';
import { QueueValkey, shorter } from './queue.fixture.js';
import { Random } from './random.js';

const NODES = 3;
const KILLS = Number(process.env.MATCHING_KILLS ?? 12);
const SEED = Number(process.env.MATCHING_SEED ?? Date.now() % 1_000_000);
const TIMES = { ...shorter(60), lease: 2000, kept: 1000, answer: 700, lookAround: 3_600_000 };
const PATIENCE = { timeoutMs: 60_000, everyMs: 50 };

let valkey: QueueValkey;
beforeAll(async () => {
  valkey = await QueueValkey.start();
});
afterAll(() => valkey.stop());

/** A node of the queue in a process of its own. */
class Node {
  private constructor(private readonly child: ChildProcess) {}

  static async start(people: Entrant[], seed: number, told: TicketRow[]): Promise<Node> {
    const child = fork(fileURLToPath(new URL('node-process.ts', import.meta.url)), { execArgv: [] });
    child.on('message', (message: 'ready' | { rows: TicketRow[] }) => {
      if (message !== 'ready') told.push(...message.rows);
    });
    const node = new Node(child);
    const [word] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
    if (word !== 'ready') throw new Error(`A node did not start: ${word}`);
    node.say({ people, url: valkey.url, times: TIMES, seed });
    return node;
  }

  say(word: Word): void {
    this.child.send(word);
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null) throw new Error('A node ended by itself');
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }

  async end(): Promise<void> {
    this.say('end');
    const [code] = await once(this.child, 'exit');
    expect(code).toBe(0);
  }
}

it(`matches each person once at a time and leaves no ghost, whatever nodes are killed (seed ${SEED})`, async () => {
  const random = new Random(SEED);
  const crowd = population(random, 150);
  const people = crowd.people.map((person) => ({ ...person, band: 'adult' as const }));
  const told: TicketRow[] = [];
  const nodes = await Promise.all(Array.from({ length: NODES }, (_, at) => Node.start(people, SEED + at, told)));
  for (let kill = 0; kill < KILLS; kill++) {
    await sleep(random.below(500));
    const at = random.below(NODES);
    await nodes[at]?.kill();
    nodes[at] = await Node.start(people, SEED + NODES + kill, told);
  }
  for (const node of nodes) node.say('calm');

  // Whoever is left at the end of all steps waits because nobody is there whom they could meet.
  const client = valkey.client();
  await untilTrue(async () => {
    const { tickets } = await readBand(client, 'adult');
    return [...tickets.values()].every(({ s, k }) => s === 'w' && k === '4');
  }, PATIENCE);
  await Promise.all(nodes.map((node) => node.end()));
  const state = await readBand(client, 'adult');
  expect(faultsOf(state)).toEqual([]);
  // Skips of killed nodes are in the tickets' own lists.
  const numbers = new Map([...state.tickets].map(([n, { u }]) => [u ?? '', n]));
  const listed = new Map<string, Set<string>>();
  for (const [user, n] of numbers) listed.set(user, new Set(await client.smembers(`{match:adult}:a:${n}`)));
  expect(waitingPairs(state, (a, b) => (listed.get(a)?.has(b) || listed.get(b)?.has(a)) ?? false)).toEqual([]);

  // What the nodes told never contradicts itself: a ticket has one state a version, a proposal two people.
  const said = new Map<string, string>();
  const proposals = new Map<string, Set<string>>();
  for (const row of told) {
    const [userId, ticketId, version, letter, , , , , match] = row;
    const what = `${userId} ${letter.replace('h', 'w')} ${match}`;
    const name = `${ticketId} ${version}`;
    expect(`${name} ${said.get(name) ?? what}`).toBe(`${name} ${what}`);
    said.set(name, what);
    const proposal = proposalIn(row, TIMES.answer);
    if (proposal) proposals.set(proposal.matchId, (proposals.get(proposal.matchId) ?? new Set()).add(userId));
  }
  expect(proposals.size).toBeGreaterThan(20);
  expect([...proposals].filter(([, two]) => two.size > 2)).toEqual([]);

  // Nobody holds anything any more, and the one node that is left clears it all away.
  const last = valkey.node(TIMES);
  await untilTrue(async () => {
    await last.match('adult');
    await last.expire('adult');
    return (await readBand(client, 'adult')).tickets.size === 0;
  }, PATIENCE);
  const { keys } = await readBand(client, 'adult');
  expect(keys.filter((key) => !/^(seq$|w..$|x:|y:)/.test(key))).toEqual([]);
}, 180_000);
