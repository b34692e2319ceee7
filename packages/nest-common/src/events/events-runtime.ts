import { EVENTS, type EventType } from '@my-girok/proto';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { ObservableResult } from '@opentelemetry/api';
import { COMMON_OPTIONS, type CommonOptions } from '../app/common-options.js';
import { Health } from '../health/health.js';
import { meter } from '../telemetry/metrics.js';
import { consumerNameOf, durableNameOf } from './consumer-name.js';
import { type DeadLetter, DeadLetters, type ReplayOptions, type ReplayResult } from './dead-letters.js';
import type { EventContext } from './envelope.js';
import { EventHandler } from './handler.js';
import { Nats } from './nats-connection.js';
import { NatsPublisher } from './nats-publisher.js';
import { subscriptionsOf } from './nats-subscribe.js';
import { OutboxRelay } from './outbox-relay.js';
import { PARTITIONS } from './partition.js';
import { PartitionConsumer } from './partition-consumer.js';
import { EventStores } from './stores.js';

const PRUNE_EVERY_MS = 3_600_000;
const consumerLag = meter.createObservableGauge('messaging.consumer.lag');

/** Starts and stops a process's relays and consumers. */
@Injectable()
export class EventsRuntime implements OnModuleDestroy {
  readonly #service: string;
  readonly #handlers = new Map<string, EventHandler>();
  readonly #deadLetters: DeadLetters;
  #relays: OutboxRelay[] = [];
  #consumers: PartitionConsumer[] = [];
  #pruning?: NodeJS.Timeout;

  constructor(
    @Inject(COMMON_OPTIONS) options: CommonOptions,
    private readonly nats: Nats,
    private readonly publisher: NatsPublisher,
    private readonly stores: EventStores,
    private readonly discovery: DiscoveryService,
    private readonly health: Health,
  ) {
    this.#service = options.serviceName;
    this.#deadLetters = new DeadLetters(nats, options.serviceName);
  }

  /** Called once by `configureApp`, when all providers are there. Does not wait for NATS. */
  start(): void {
    void this.nats.connection();
    this.health.register('nats', () => this.nats.ping());
    this.prepare();
    this.#relays = this.stores.outboxes.map(({ store, stream }) => new OutboxRelay(store, this.publisher, stream));
    for (const running of [...this.#relays, ...this.#consumers]) running.start();
    consumerLag.addCallback(this.#observeLag);
    this.#pruning = setInterval(() => void this.stores.inbox?.prune().catch(() => undefined), PRUNE_EVERY_MS);
    this.#pruning.unref();
  }

  /** Finds the handlers without starting anything: enough to list and replay what was parked, beside the running service. */
  prepare(): void {
    this.#consumers = this.discovery
      .getProviders()
      .filter(({ instance }) => instance !== null && typeof instance === 'object')
      .flatMap(({ instance }) => this.#consumersOf(instance as object));
  }

  /** What this service's consumers have parked. */
  deadLetters(options: ReplayOptions = {}): Promise<DeadLetter[]> {
    return this.#deadLetters.list(options);
  }

  /** Applies what was parked again, in order, after its cause was removed. */
  replayDeadLetters(options: ReplayOptions = {}): Promise<ReplayResult> {
    return this.#deadLetters.replay(this.#handlers, options);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#pruning);
    consumerLag.removeCallback(this.#observeLag);
    await Promise.all([...this.#consumers, ...this.#relays].map((running) => running.stop()));
  }

  #consumersOf(provider: object): PartitionConsumer[] {
    return subscriptionsOf(provider).flatMap(({ method, types, transactional }) => {
      const { inbox } = this.stores;
      if (!inbox) throw new Error(`@NatsSubscribe on ${method} needs PostgresModule or MongoModule for its inbox`);
      const consumer = consumerNameOf(this.#service, method);
      if (this.#handlers.has(consumer))
        throw new Error(`Two @NatsSubscribe methods are named ${method}: the name is the consumer's`);
      const call = (data: unknown, event: EventContext) =>
        (provider as Record<string, (data: unknown, event: EventContext) => Promise<void>>)[method]?.(data, event);
      const handler = new EventHandler(consumer, types, transactional, call, inbox);
      this.#handlers.set(consumer, handler);
      return this.#partitionsOf(handler, types);
    });
  }

  #partitionsOf(handler: EventHandler, types: readonly EventType[]): PartitionConsumer[] {
    const streams = [...new Set(types.map((type) => EVENTS[type].stream))];
    return streams.flatMap((stream) => {
      const ofStream = types.filter((type) => EVENTS[type].stream === stream);
      return Array.from({ length: PARTITIONS }, (_, partition) => {
        const durable = durableNameOf(handler.consumer, partition, streams.length > 1 ? stream : undefined);
        const subjects = ofStream.map((type) => `${type}.${partition}`);
        return new PartitionConsumer(this.nats, handler, this.#deadLetters, stream, durable, subjects);
      });
    });
  }

  readonly #observeLag = async (result: ObservableResult) => {
    if (!this.nats.isUp) return;
    await Promise.all(
      this.#consumers.map(async (consumer) => {
        const lag = await consumer.lag().catch(() => undefined);
        if (lag !== undefined) result.observe(lag, { consumer: consumer.durable });
      }),
    );
  };
}
