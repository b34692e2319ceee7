import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngines } from '@my-girok/engines';
import { uuidv7 } from '@my-girok/nest-common';
import { Redis } from 'iovalkey';
import type { Criteria } from '../src/queue/criteria.js';
import type { Entrant } from '../src/queue/proposal.js';
import { QUEUE_TIMES, type QueueTimes, Scripts } from '../src/queue/scripts.js';
import { TicketsRepository } from '../src/queue/tickets.repository.js';

/** A Valkey of the test's own: what is due in it is nobody else's to match. */
export class QueueValkey {
  readonly #clients: Redis[] = [];

  private constructor(
    readonly url: string,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(): Promise<QueueValkey> {
    const dataDir = await mkdtemp(join(tmpdir(), 'girok-queue-'));
    const started = await startEngines({ dataDir, only: ['valkey'], durable: false, environment: {} });
    return new QueueValkey(started.env.VALKEY_URL ?? '', async () => {
      await started.stop();
      await rm(dataDir, { recursive: true, force: true });
    });
  }

  client(): Redis {
    const client = new Redis(this.url);
    this.#clients.push(client);
    return client;
  }

  /** Tickets as one node sees them. */
  node(times: QueueTimes = QUEUE_TIMES): TicketsRepository {
    return new TicketsRepository(new Scripts(this.client(), times));
  }

  async stop(): Promise<void> {
    for (const client of this.#clients) client.disconnect();
    await this.end();
  }
}

/** Times so much shorter that a test can see them pass. What a ticket is held by stays long enough for a busy machine. */
export function shorter(by: number, lease = QUEUE_TIMES.lease / by): QueueTimes {
  const { steps, reachDelays, ...times } = QUEUE_TIMES;
  const short = <T extends readonly number[]>(list: T) => list.map((time) => Math.ceil(time / by)) as unknown as T;
  return {
    ...(Object.fromEntries(Object.entries(times).map(([name, time]) => [name, Math.ceil(time / by)])) as typeof times),
    lease,
    steps: { strict: short(steps.strict), balanced: short(steps.balanced), open: short(steps.open) },
    reachDelays: short(reachDelays),
  };
}

/** Valkey's time, by which everything in the queue goes. */
export async function timeOf(client: Redis): Promise<number> {
  const [seconds, micros] = await client.time();
  return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
}

export const criteria = (change: Partial<Criteria> = {}): Criteria => ({
  languages: ['en'],
  interests: [],
  intent: 'talk',
  strictness: 'open',
  ...change,
});

export const entrant = (change: Partial<Entrant> = {}): Entrant => ({
  userId: uuidv7(),
  band: 'adult',
  criteria: criteria(),
  avoidIds: [],
  reach: 0,
  ...change,
});
