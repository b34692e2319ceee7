import { EVENTS, type EventData, type EventType, encodeEvent } from '@my-girok/proto';
import { Inject, Injectable } from '@nestjs/common';
import { COMMON_OPTIONS, type CommonOptions } from '../app/common-options.js';
import { UnavailableError } from '../errors/domain-error.js';
import { publishedEvents } from '../telemetry/metrics.js';
import { traceHeaders } from '../telemetry/tracing.js';
import { uuidv7 } from '../uuid.js';
import { cloudEventHeaders } from './cloud-events.js';
import type { OutboxRecord } from './envelope.js';
import { Nats } from './nats-connection.js';
import { partitionOf } from './partition.js';
import { ensureEventStream } from './streams.js';

const ACK_TIMEOUT_MS = 5000;

export type Envelope = Partial<Pick<OutboxRecord, 'id' | 'aggregateId' | 'aggregateVersion' | 'time' | 'traceparent'>>;

/**
 * Publishes events to JetStream. Use cases add to an outbox instead, so that state and event commit together; this is what
 * the relay publishes with.
 */
@Injectable()
export class NatsPublisher {
  readonly #source: string;
  readonly #ensured = new Set<string>();

  constructor(
    @Inject(COMMON_OPTIONS) options: CommonOptions,
    private readonly nats: Nats,
  ) {
    this.#source = `/${options.serviceName}`;
  }

  /** Resolves when the stream has stored the event. The aggregate is the one that the event's own data names. */
  async publish<T extends EventType>(type: T, data: EventData<T>, envelope: Envelope = {}): Promise<void> {
    const named = (data as Record<string, unknown>)[EVENTS[type].aggregate];
    await this.send({
      id: envelope.id ?? uuidv7(),
      type,
      aggregateId: envelope.aggregateId ?? String(named ?? ''),
      aggregateVersion: envelope.aggregateVersion ?? Date.now(),
      time: envelope.time ?? new Date(),
      traceparent: envelope.traceparent ?? traceHeaders().traceparent,
      data: encodeEvent(type, data),
    });
  }

  /** Publishes what an outbox kept. Sending it again within two minutes stores nothing. */
  async send(event: OutboxRecord): Promise<void> {
    const { stream } = EVENTS[event.type];
    // Waiting for an acknowledgement that cannot come would only delay the next attempt.
    if (!this.nats.isUp) throw new UnavailableError('NATS is unavailable');
    if (!this.#ensured.has(stream)) {
      await ensureEventStream(await this.nats.jsm(), stream);
      this.#ensured.add(stream);
    }
    const js = await this.nats.js();
    try {
      await js.publish(`${event.type}.${partitionOf(event.aggregateId)}`, event.data, {
        msgID: event.id,
        headers: cloudEventHeaders(event, this.#source),
        timeout: ACK_TIMEOUT_MS,
        expect: { streamName: stream },
      });
    } catch (error) {
      // The stream may be gone with its server's disk: it is made again before the next attempt.
      this.#ensured.delete(stream);
      throw error;
    }
    publishedEvents.add(1, { type: event.type });
  }
}
