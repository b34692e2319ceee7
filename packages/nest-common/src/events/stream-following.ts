import { decodeEvent, EVENTS, type EventType } from '@my-girok/proto';
import {
  type ConsumerMessages,
  DeliverPolicy,
  type JsMsg,
  type OrderedConsumerOptions,
  type StreamInfo,
} from '@nats-io/jetstream';
import { logger } from '../logging/logger.js';
import { readCloudEvent } from './cloud-events.js';
import type { Following, FollowOptions } from './following.js';
import type { Nats } from './nats-connection.js';
import { ensureEventStream } from './streams.js';

const HEARTBEAT_MS = 1000;
const RESTART_MS = 250;

/** Up to where a stream was seen. A stream that was made anew numbers anew. */
interface Place {
  readonly created: string;
  readonly seq: number;
}

/** One process's view of some types of a stream, begun again for as long as it is not stopped. */
export class StreamFollowing implements Following {
  #stopping = false;
  #caughtUp = false;
  #place?: Place;
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
    const jsm = await this.nats.jsm();
    await ensureEventStream(jsm, stream);
    const info = await jsm.streams.info(stream);
    const consumer = await (await this.nats.js()).consumers.get(stream, {
      filter_subjects: this.options.types.map((type) => `${type}.*`),
      ...this.#beginning(info),
    });
    // As it was when the consumer was made: nothing can have been delivered and still wait here.
    if ((await consumer.info(true)).num_pending === 0) this.#catchUp(info);
    const messages = await consumer.consume({ idle_heartbeat: HEARTBEAT_MS, expires: 10_000 });
    this.#messages = messages;
    if (this.#stopping) await messages.close();
    void this.#watch(messages);
    for await (const message of messages) {
      this.#take(message, info);
      if (message.info.pending === 0) this.#catchUp(info);
    }
  }

  #beginning({ created, state }: StreamInfo): Partial<OrderedConsumerOptions> {
    const { resume, sinceMs } = this.options;
    const place = this.#place;
    if (!resume || !place) {
      const since = new Date(Date.now() - sinceMs).toISOString();
      return { deliver_policy: DeliverPolicy.StartTime, opt_start_time: since };
    }
    const isKept = place.created === created && place.seq <= state.last_seq && place.seq + 1 >= state.first_seq;
    const from = isKept ? place : { created, seq: state.last_seq };
    this.#place = from;
    if (!isKept) resume.onLost();
    return { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: from.seq + 1 };
  }

  #catchUp({ created, state }: StreamInfo): void {
    // Other types than ours may have moved the stream's end on.
    this.#place = { created, seq: Math.max(this.#place?.seq ?? 0, state.last_seq) };
    this.#caughtUp = true;
    this.#first.resolve();
  }

  /** Begins anew after missed heartbeats. */
  async #watch(messages: ConsumerMessages): Promise<void> {
    for await (const { type } of messages.status()) {
      if (type === 'heartbeats_missed' || type === 'consumer_not_found' || type === 'stream_not_found') {
        this.#caughtUp = false;
        await messages.close();
        return;
      }
    }
  }

  #take(message: JsMsg, { created }: StreamInfo): void {
    // A consumer that its client makes again before it has seen anything begins at the stream's first message.
    if (this.options.resume && this.#place && message.seq <= this.#place.seq) return;
    this.#place = { created, seq: message.seq };
    try {
      const { data, ...event } = readCloudEvent(message);
      this.options.onEvent({ type: event.type, data: decodeEvent(event.type, data), event });
    } catch (error) {
      logger.error({ err: error, subject: message.subject }, 'A followed message was skipped');
    }
  }
}
