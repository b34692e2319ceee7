import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngines } from '@my-girok/engines';
import { Redis } from 'iovalkey';
import { cpuSeconds } from '../measure.ts';
import { type Entrant, type Known, QUEUE_TIMES, Scripts, type TicketRow, TicketsRepository } from './parts.ts';

const atOnce = 100;
const heldEveryMs = 5000;

/** A Valkey as `npm start` has it, and the queue in it. */
export class WaitingRoom {
  readonly tickets: TicketsRepository;
  readonly #client: Redis;
  readonly #pid: number;
  readonly #end: () => Promise<void>;
  /** What gateway nodes know of each. */
  readonly #known = new Map<string, Known>();
  #toHold: string[] = [];
  #heldAt = 0;

  private constructor(client: Redis, pid: number, end: () => Promise<void>) {
    this.#client = client;
    this.#pid = pid;
    this.#end = end;
    this.tickets = new TicketsRepository(new Scripts(client, QUEUE_TIMES));
  }

  static async open(progress: (line: string) => void): Promise<WaitingRoom> {
    const dataDir = mkdtempSync(join(tmpdir(), 'girok-bench-'));
    const engines = await startEngines({ dataDir, only: ['valkey'], onProgress: progress });
    const client = new Redis(engines.env.VALKEY_URL ?? '');
    return new WaitingRoom(client, engines.engines[0]?.pid ?? 0, async () => {
      client.disconnect();
      await engines.stop();
      rmSync(dataDir, { recursive: true, force: true });
    });
  }

  close(): Promise<void> {
    return this.#end();
  }

  /** Seconds of CPU that Valkey has used so far. */
  cpu(): number {
    return cpuSeconds(this.#pid);
  }

  /** Bytes that Valkey holds. */
  async memory(): Promise<number> {
    return Number(/used_memory:(\d+)/.exec(await this.#client.info('memory'))?.[1]);
  }

  async empty(): Promise<void> {
    await this.#client.flushall();
    this.#known.clear();
  }

  /** Lets these people in; nobody is matched meanwhile. */
  async fill(people: readonly Entrant[]): Promise<void> {
    for (let from = 0; from < people.length; from += atOnce) {
      await Promise.all(people.slice(from, from + atOnce).map((person) => this.enter(person)));
      await this.hold();
    }
  }

  async enter(person: Entrant): Promise<void> {
    this.#learn([await this.tickets.enter(person)]);
  }

  /** What goes on besides matching: gateway nodes hold each ticket every five seconds, and what is past its time ends. */
  async hold(): Promise<void> {
    const now = performance.now();
    const due = Math.floor((this.#known.size * Math.min(now - this.#heldAt, heldEveryMs)) / heldEveryMs);
    if (due < atOnce) return;
    this.#heldAt = now;
    for (let held = 0; held < due; held += atOnce) {
      if (this.#toHold.length === 0) this.#toHold = [...this.#known.keys()];
      const some = this.#toHold.splice(-atOnce).flatMap((userId) => this.#known.get(userId) ?? []);
      this.#learn(await this.tickets.keep('adult', some));
    }
    await this.tickets.expire('adult');
  }

  /** A turn of the matcher; who was found, and whether more is due at once. */
  async turn(): Promise<{ found: TicketRow[]; more: boolean }> {
    const { rows, nextInMs } = await this.tickets.match('adult');
    this.#learn(rows);
    return { found: rows.filter(([, , , state]) => state === 'f'), more: nextInMs === 0 };
  }

  #learn(rows: readonly TicketRow[]): void {
    for (const [userId, ticketId, version] of rows)
      this.#known.set(userId, { userId, ticketId, version: Number(version) });
  }
}
