import type { LiveStream, RecordStream } from '@my-girok/proto';
import { AckPolicy, type ConsumerMessages, DeliverPolicy, type JsMsg } from '@nats-io/jetstream';
import { UnavailableError } from '../errors/domain-error.js';
import { logger } from '../logging/logger.js';
import { readCloudEvent } from './cloud-events.js';
import type { DeadLetters } from './dead-letters.js';
import type { ReceivedEvent } from './envelope.js';
import type { EventHandler } from './handler.js';
import type { Nats } from './nats-connection.js';
import { ensureEventStream } from './streams.js';

const NANOS_PER_MS = 1_000_000;
// How long the event in hand of a process that died keeps its partition waiting.
const ACK_WAIT_MS = 5000;
const STILL_WORKING_MS = 1500;
const ATTEMPTS = 8;
const BACK_OFF_MS = 100;
const BACK_OFF_MAX_MS = 10_000;
const RESTART_MS = 500;

/** Follows one partition of a handler's events: one at a time, in order, until each is applied or parked. */
export class PartitionConsumer {
  #stopping = false;
  #messages?: ConsumerMessages;
  #running?: Promise<void>;
  #interrupt: () => void = () => undefined;
  #failing?: { eventId: string; times: number };

  constructor(
    private readonly nats: Nats,
    private readonly handler: EventHandler,
    private readonly deadLetters: DeadLetters,
    readonly stream: RecordStream | LiveStream,
    readonly durable: string,
    private readonly subjects: readonly string[],
  ) {}

  start(): void {
    this.#running = this.#run();
  }

  /** Ends after the event in hand. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#interrupt();
    await this.#messages?.close().catch(() => undefined);
    await this.#running;
  }

  /** How many events wait for this consumer. */
  async lag(): Promise<number> {
    const info = await (await this.nats.jsm()).consumers.info(this.stream, this.durable);
    return info.num_pending + info.num_ack_pending;
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      try {
        await this.#follow();
      } catch (error) {
        if (!this.#stopping) logger.warn({ err: error, consumer: this.durable }, 'A consumer will start again');
      }
      if (!this.#stopping) await this.#pause(RESTART_MS);
    }
  }

  async #follow(): Promise<void> {
    const jsm = await this.nats.jsm();
    await ensureEventStream(jsm, this.stream);
    await jsm.consumers.add(this.stream, {
      durable_name: this.durable,
      filter_subjects: [...this.subjects],
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      ack_wait: ACK_WAIT_MS * NANOS_PER_MS,
      // One in flight, whatever the number of processes: this is what keeps an aggregate's events in order.
      max_ack_pending: 1,
      max_deliver: -1,
    });
    const consumer = await (await this.nats.js()).consumers.get(this.stream, this.durable);
    if (this.#stopping) return;
    const messages = await consumer.consume({
      max_messages: 2,
      expires: 10_000,
      idle_heartbeat: 1000,
      abort_on_missing_resource: true,
    });
    this.#messages = messages;
    if (this.#stopping) await messages.close();
    for await (const message of messages) {
      if (this.#stopping) break;
      await this.#handle(message);
    }
  }

  async #handle(message: JsMsg): Promise<void> {
    let event: ReceivedEvent;
    try {
      event = readCloudEvent(message);
    } catch (error) {
      // Nothing that we could apply, hold back or replay.
      logger.error({ err: error, subject: message.subject, seq: message.seq }, 'A message was skipped');
      message.term('not an event');
      return;
    }
    const working = setInterval(() => message.working(), STILL_WORKING_MS);
    try {
      const outcome = await this.handler.apply(event);
      if (outcome === 'held') await this.deadLetters.park(this.handler, event, 'held', message.info.deliveryCount);
      await this.#ack(message);
    } catch (error) {
      await this.#failed(message, event, error);
    } finally {
      clearInterval(working);
    }
  }

  async #failed(message: JsMsg, event: ReceivedEvent, error: unknown): Promise<void> {
    const attempts = message.info.deliveryCount;
    const { consumer, inbox } = this.handler;
    const outage = error instanceof UnavailableError || inbox.isOutage(error);
    const failures = outage ? 0 : this.#countFailure(event.id);
    logger.warn(
      { err: error, consumer, eventId: event.id, type: event.type, attempts, failures },
      'An event could not be applied',
    );
    // An outage is nobody's fault and ends by itself; parking would need the same store anyway.
    if (failures >= ATTEMPTS) {
      try {
        await this.deadLetters.park(this.handler, event, describe(error), attempts);
        await this.#ack(message);
        logger.error({ consumer, eventId: event.id, type: event.type }, 'An event was parked');
        return;
      } catch (parkError) {
        logger.warn({ err: parkError, consumer }, 'An event could not be parked yet');
      }
    }
    message.nak(Math.min(BACK_OFF_MAX_MS, BACK_OFF_MS * 2 ** Math.min(attempts - 1, 10)));
  }

  /** How often the event in hand failed by itself. Deliveries count outages and crashes too, which must not park it. */
  #countFailure(eventId: string): number {
    this.#failing = { eventId, times: this.#failing?.eventId === eventId ? this.#failing.times + 1 : 1 };
    return this.#failing.times;
  }

  /** A lost ack only means one more delivery, which the inbox drops. */
  async #ack(message: JsMsg): Promise<void> {
    await message.ackAck({ timeout: 5000 }).catch(() => false);
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#interrupt = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code } = error as { code?: unknown };
  return code === undefined ? error.name : `${error.name} ${String(code)}`;
}
