import type { ObservableResult } from '@opentelemetry/api';
import { logger } from '../logging/logger.js';
import { meter } from '../telemetry/metrics.js';
import type { OutboxRecord } from './envelope.js';
import type { NatsPublisher } from './nats-publisher.js';
import type { OutboxStore } from './stores.js';

const POLL_MS = 250;
const FOLLOWER_POLL_MS = 1000;
const BATCH = 256;
const BACK_OFF_MAX_MS = 2000;
const PRUNE_EVERY_MS = 600_000;

const lagSeconds = meter.createObservableGauge('outbox.lag', { unit: 's' });
const lagCount = meter.createObservableGauge('outbox.waiting');

/**
 * Publishes an outbox in order. One process of a service leads. A flight holds one event of each aggregate, so a failed
 * publish can only hold back later events of its own aggregate, and none can overtake it.
 */
export class OutboxRelay {
  #stopping = false;
  #running?: Promise<void>;
  #wake: () => void = () => undefined;
  #woken = false;
  #prunedAt = 0;

  constructor(
    private readonly store: OutboxStore,
    private readonly publisher: Pick<NatsPublisher, 'send'>,
    private readonly stream: string,
  ) {}

  start(): void {
    this.store.onAdded(() => {
      this.#woken = true;
      this.#wake();
    });
    lagSeconds.addCallback(this.#observeSeconds);
    lagCount.addCallback(this.#observeCount);
    this.#running = this.#run();
  }

  /** Ends after the flight in the air, and lets another process lead. */
  async stop(): Promise<void> {
    this.#stopping = true;
    lagSeconds.removeCallback(this.#observeSeconds);
    lagCount.removeCallback(this.#observeCount);
    this.#wake();
    await this.#running;
    await this.store.resign().catch(() => undefined);
  }

  async #run(): Promise<void> {
    let failures = 0;
    while (!this.#stopping) {
      try {
        const leading = await this.store.lead();
        const more = leading && (await this.#publishBatch());
        failures = 0;
        if (!more) await this.#pause(leading ? POLL_MS : FOLLOWER_POLL_MS);
      } catch (error) {
        failures += 1;
        logger.warn({ err: error, stream: this.stream }, 'The relay will try again');
        this.#woken = false;
        await this.#pause(Math.min(BACK_OFF_MAX_MS, 100 * 2 ** Math.min(failures, 6)));
      }
    }
  }

  /** Whether there may be more at once. */
  async #publishBatch(): Promise<boolean> {
    const batch = await this.store.unsent(BATCH);
    if (Date.now() - this.#prunedAt > PRUNE_EVERY_MS) {
      this.#prunedAt = Date.now();
      await this.store.prune();
    }
    for (const flight of flightsOf(batch)) {
      // Leadership may have been lost while the flight before was in the air.
      if (this.#stopping || !(await this.store.lead())) return false;
      const results = await Promise.allSettled(flight.map((event) => this.publisher.send(event)));
      const sent = flight.filter((_, index) => results[index]?.status === 'fulfilled');
      if (sent.length > 0) await this.store.markSent(sent.map(({ id }) => id));
      const failed = results.find((result) => result.status === 'rejected');
      if (failed) throw failed.reason;
    }
    return batch.length >= BATCH;
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, this.#woken || this.#stopping ? 0 : ms);
      const self = this;
      function done() {
        clearTimeout(timer);
        self.#woken = false;
        self.#wake = () => undefined;
        resolve();
      }
      this.#wake = done;
    });
  }

  readonly #observeSeconds = async (result: ObservableResult) => {
    const lag = await this.store.lag().catch(() => undefined);
    if (lag) result.observe(lag.seconds, { stream: this.stream });
  };

  readonly #observeCount = async (result: ObservableResult) => {
    const lag = await this.store.lag().catch(() => undefined);
    if (lag) result.observe(lag.count, { stream: this.stream });
  };
}

/** Cuts a batch into flights: each aggregate's events in order, at most one a flight. */
export function flightsOf(batch: readonly OutboxRecord[]): OutboxRecord[][] {
  const flights: OutboxRecord[][] = [];
  const next = new Map<string, number>();
  for (const event of batch) {
    const flight = next.get(event.aggregateId) ?? 0;
    flights[flight] ??= [];
    flights[flight].push(event);
    next.set(event.aggregateId, flight + 1);
  }
  return flights;
}
