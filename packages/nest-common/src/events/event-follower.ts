import { decodeEvent, EVENTS, type EventMap, type EventType } from '@my-girok/proto';
import { type ConsumerMessages, DeliverPolicy, type JsMsg } from '@nats-io/jetstream';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { logger } from '../logging/logger.js';
import { readCloudEvent } from './cloud-events.js';
import type { ReceivedEvent } from './envelope.js';
import { Nats } from './nats-connection.js';
import { ensureEventStream } from './streams.js';

export interface Followed<T extends EventType = EventType> {
  type: T;
  data: EventMap[T];
  event: Omit<ReceivedEvent, 'data'>;
}

export interface FollowOptions<T extends EventType> {
  /** Types of one stream. */
  types: readonly T[];
  /** How far back to begin, in milliseconds. */
  sinceMs: number;
  onEvent(followed: Followed<T>): void;
}

export interface Following {
  /** Whether everything up to about a second ago has been seen. */
  isCurrent(): boolean;
  /** Resolves when it is so for the first time. */
  whenCurrent(): Promise<void>;
  stop(): Promise<void>;
}

const HEARTBEAT_MS = 1000;
const RESTART_MS = 250;

/**
 * Lets each process see every event of some types for itself, in its own memory: no durable, no inbox, all partitions.
 * After any gap it begins again `sinceMs` back, so handlers must not mind repetition.
 */
@Injectable()
export class EventFollower implements OnModuleDestroy {
  readonly #following = new Set<Following>();

  constructor(private readonly nats: Nats) {}

  follow<T extends EventType>(options: FollowOptions<T>): Following {
    const following = new StreamFollowing(this.nats, options as unknown as FollowOptions<EventType>);
    this.#following.add(following);
    following.start();
    return following;
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.#following].map((following) => following.stop()));
  }
}

class StreamFollowing implements Following {
  #stopping = false;
  #caughtUp = false;
  readonly #first = Promise.withResolvers<void>();
  #messages?: ConsumerMessages;
  #running?: Promise<void>;

  constructor(
    private readonly nats: Nats,
    private readonly options: FollowOptions<EventType>,
  ) {}

  start(): void {
    this.#running = this.#run();
  }

  isCurrent(): boolean {
    return this.#caughtUp;
  }

  whenCurrent(): Promise<void> {
    return this.#first.promise;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#messages?.close().catch(() => undefined);
    // A process that never reached NATS still waits for its first connection: nothing to wait for then.
    if (this.nats.isUp) await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      try {
        await this.#follow();
      } catch (error) {
        if (!this.#stopping) logger.debug({ err: error }, 'Following events begins again');
      }
      this.#caughtUp = false;
      await new Promise((resolve) => setTimeout(resolve, RESTART_MS).unref());
    }
  }

  async #follow(): Promise<void> {
    const [first] = this.options.types;
    if (!first) throw new Error('There is nothing to follow');
    const { stream } = EVENTS[first];
    await ensureEventStream(await this.nats.jsm(), stream);
    const consumer = await (await this.nats.js()).consumers.get(stream, {
      filter_subjects: this.options.types.map((type) => `${type}.*`),
      deliver_policy: DeliverPolicy.StartTime,
      opt_start_time: new Date(Date.now() - this.options.sinceMs).toISOString(),
    });
    const messages = await consumer.consume({ idle_heartbeat: HEARTBEAT_MS, expires: 10_000 });
    this.#messages = messages;
    if (this.#stopping) await messages.close();
    void this.#watch(messages);
    if ((await consumer.info()).num_pending === 0) this.#catchUp();
    for await (const message of messages) {
      this.#deliver(message);
      if (message.info.pending === 0) this.#catchUp();
    }
  }

  #catchUp(): void {
    this.#caughtUp = true;
    this.#first.resolve();
  }

  /** Begins anew after missed heartbeats: what was missed meanwhile is then seen from `sinceMs` back. */
  async #watch(messages: ConsumerMessages): Promise<void> {
    for await (const { type } of messages.status()) {
      if (type === 'heartbeats_missed' || type === 'consumer_not_found' || type === 'stream_not_found') {
        this.#caughtUp = false;
        await messages.close();
        return;
      }
    }
  }

  #deliver(message: JsMsg): void {
    try {
      const { data, ...event } = readCloudEvent(message);
      this.options.onEvent({ type: event.type, data: decodeEvent(event.type, data), event });
    } catch (error) {
      logger.error({ err: error, subject: message.subject }, 'A followed message was skipped');
    }
  }
}
