import type { JsMsg } from '@nats-io/jetstream';
import { cloudEventHeaders, readCloudEvent } from './cloud-events.js';
import type { ReceivedEvent } from './envelope.js';
import type { EventHandler } from './handler.js';
import type { Nats } from './nats-connection.js';
import { deadStreamOf, deadSubjectOf, ensureDeadStream, isNotFound } from './streams.js';

/** A parked event, as an operator sees it. */
export interface DeadLetter {
  /** Its place in the dead-letter stream. */
  seq: number;
  consumer: string;
  event: ReceivedEvent;
  /** The name and code of what the handler threw last; `held` when an earlier event of the aggregate was parked. */
  reason: string;
  attempts: number;
  parkedAt: Date;
}

export interface ReplayOptions {
  consumer?: string;
  aggregateId?: string;
}

export interface ReplayResult {
  applied: number;
  /** Still parked: an event failed again, or follows one that did. */
  remaining: number;
}

const LIST_MAX = 1000;

/** What a service could not apply: kept in `DEAD_<SERVICE>`, listed, and replayed in order. */
export class DeadLetters {
  #ensured = false;

  constructor(
    private readonly nats: Nats,
    private readonly service: string,
  ) {}

  /** Parks an event. Safe to repeat: the stream and the inbox both know it by its id. */
  async park(handler: EventHandler, event: ReceivedEvent, reason: string, attempts: number): Promise<void> {
    await this.#ensure();
    const headers = cloudEventHeaders(event, event.source);
    headers.set('dead-consumer', handler.consumer);
    headers.set('dead-reason', reason.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 200));
    headers.set('dead-attempts', String(attempts));
    // The hold comes first: were the letter first, a crash between the two would let later events pass it.
    await handler.inbox.park(handler.consumer, event);
    const js = await this.nats.js();
    await js.publish(deadSubjectOf(this.service, handler.consumer), event.data, {
      msgID: `${handler.consumer}:${event.id}`,
      headers,
      timeout: 5000,
    });
  }

  /** Parked events, the oldest first; at most 1000, from `fromSeq` on. */
  async list(options: ReplayOptions & { fromSeq?: number; limit?: number } = {}): Promise<DeadLetter[]> {
    await this.#ensure();
    const jsm = await this.nats.jsm();
    const letters: DeadLetter[] = [];
    const limit = Math.min(options.limit ?? LIST_MAX, LIST_MAX);
    let seq = options.fromSeq ?? 1;
    while (letters.length < limit) {
      const found = await jsm.direct
        .getMessage(deadStreamOf(this.service), {
          seq,
          next_by_subj: deadSubjectOf(this.service, options.consumer ?? '*'),
        })
        .catch((error: unknown) => {
          if (isNotFound(error)) return null;
          throw error;
        });
      if (!found) break;
      seq = found.seq + 1;
      const letter = toLetter(found.seq, found.time, { headers: found.header, data: found.data });
      if (options.aggregateId === undefined || letter.event.aggregateId === options.aggregateId) letters.push(letter);
    }
    return letters;
  }

  /** Applies parked events again, in order; one that fails again holds its aggregate's later ones back. */
  async replay(handlers: ReadonlyMap<string, EventHandler>, options: ReplayOptions = {}): Promise<ReplayResult> {
    const stuck = new Set<string>();
    let applied = 0;
    let remaining = 0;
    let fromSeq = 1;
    for (;;) {
      // Page by page; what arrives while we replay is behind us in the stream and is met on a later page.
      const letters = await this.list({ ...options, fromSeq, limit: 100 });
      if (letters.length === 0) return { applied, remaining };
      for (const letter of letters) {
        fromSeq = letter.seq + 1;
        const aggregate = `${letter.consumer} ${letter.event.stream} ${letter.event.aggregateId}`;
        const handler = handlers.get(letter.consumer);
        if (!handler || stuck.has(aggregate) || !(await this.#applyAgain(handler, letter))) {
          stuck.add(aggregate);
          remaining += 1;
        } else {
          applied += 1;
        }
      }
    }
  }

  async #applyAgain(handler: EventHandler, letter: DeadLetter): Promise<boolean> {
    try {
      await handler.apply(letter.event, { replay: true });
    } catch {
      return false;
    }
    const jsm = await this.nats.jsm();
    await jsm.streams.deleteMessage(deadStreamOf(this.service), letter.seq, false).catch((error: unknown) => {
      if (!isNotFound(error)) throw error;
    });
    await handler.inbox.unpark(letter.consumer, letter.event.id);
    return true;
  }

  async #ensure(): Promise<void> {
    if (this.#ensured) return;
    await ensureDeadStream(await this.nats.jsm(), this.service);
    this.#ensured = true;
  }
}

function toLetter(seq: number, parkedAt: Date, message: Pick<JsMsg, 'headers' | 'data'>): DeadLetter {
  const get = (name: string) => message.headers?.get(name) ?? '';
  return {
    seq,
    parkedAt,
    consumer: get('dead-consumer'),
    reason: get('dead-reason'),
    attempts: Number(get('dead-attempts')),
    event: readCloudEvent(message),
  };
}
