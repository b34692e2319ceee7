import { decodeEvent, type EventType } from '@my-girok/proto';
import { context, propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
import { handledEvents, handlerDuration } from '../telemetry/metrics.js';
import { withSpan } from '../telemetry/tracing.js';
import type { EventContext, ReceivedEvent } from './envelope.js';
import type { ApplyOptions, InboxOutcome, InboxStore } from './stores.js';

/** One `@NatsSubscribe` method with the inbox that makes its effects happen once. */
export class EventHandler {
  constructor(
    readonly consumer: string,
    readonly types: readonly EventType[],
    private readonly transactional: boolean,
    private readonly call: (data: unknown, event: EventContext) => Promise<void> | undefined,
    readonly inbox: InboxStore,
  ) {}

  /** Applies an event within its trace. Throws what the handler threw, with nothing changed. */
  async apply(event: ReceivedEvent, options: Pick<ApplyOptions, 'replay'> = {}): Promise<InboxOutcome> {
    const parent = propagation.extract(ROOT_CONTEXT, { traceparent: event.traceparent ?? '' });
    const startedAt = performance.now();
    let outcome: string = 'failed';
    try {
      const result = await context.with(parent, () =>
        withSpan(`process ${event.type}`, () => this.#apply(event, options), {
          kind: SpanKind.CONSUMER,
          attributes: {
            'messaging.system': 'nats',
            'messaging.message.id': event.id,
            'messaging.consumer.group.name': this.consumer,
          },
        }),
      );
      outcome = result;
      return result;
    } finally {
      const attributes = { consumer: this.consumer, type: event.type, outcome };
      handlerDuration.record((performance.now() - startedAt) / 1000, attributes);
      handledEvents.add(1, attributes);
    }
  }

  #apply(event: ReceivedEvent, { replay }: Pick<ApplyOptions, 'replay'>): Promise<InboxOutcome> {
    const { id, type, aggregateId, aggregateVersion, time, source } = event;
    const run = async (tx: unknown) =>
      this.call(decodeEvent(type, event.data), { id, type, aggregateId, aggregateVersion, time, source, tx });
    return this.inbox.apply(this.consumer, event, run, { transactional: this.transactional, replay });
  }
}
