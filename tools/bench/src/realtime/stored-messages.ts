import { setTimeout as sleep } from 'node:timers/promises';
import { decodeEvent } from '@my-girok/proto';
import { DeliverPolicy, jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const nanosecondsInMs = 1_000_000;
const waitMs = 10_000;

interface Stored {
  /** When chat-service wrote the event into its outbox, and when JetStream stored it: milliseconds since 1970. */
  readonly toldAt: number;
  readonly storedAt: number;
}

/** Follows new messages in JetStream, by their senders' ids. */
export async function followStream(url: string) {
  const connection = await connect({ servers: url });
  const consumer = await jetstream(connection).consumers.get('CHAT_LIVE', {
    filter_subjects: ['message.created.*'],
    deliver_policy: DeliverPolicy.New,
  });
  const found = new Map<string, Stored>();
  const messages = await consumer.consume();
  const reading = (async () => {
    for await (const message of messages) {
      const { message: told } = decodeEvent('message.created', new TextDecoder().decode(message.data));
      const toldAt = new Date(message.headers?.get('ce-time') ?? '').getTime();
      found.set(told?.clientId ?? '', { toldAt, storedAt: message.info.timestampNanos / nanosecondsInMs });
    }
  })();
  return {
    at: (clientId: string): Stored | undefined => found.get(clientId),
    async until(count: number): Promise<void> {
      for (const end = Date.now() + waitMs; found.size < count && Date.now() < end; ) await sleep(50);
    },
    async stop(): Promise<void> {
      await messages.close();
      await reading;
      await connection.close();
    },
  };
}
