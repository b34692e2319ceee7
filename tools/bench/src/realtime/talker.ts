import { setTimeout as sleep } from 'node:timers/promises';
import { CLIENT_CODES, createConnection, createRealtimeClient, RealtimeError } from '@my-girok/realtime/client';
import { monotonicMicroseconds } from './clock.ts';
import { Line } from './line.ts';
import type { Person, Tickets } from './tickets.ts';

const answerWithinMs = 5000;
const againMs = 200;
/** Longer than anything is away. */
const givesUpMs = 600_000;

/** A message as it is told. */
export interface Told {
  readonly id: string;
  readonly roomId: string;
  readonly seq: number;
  readonly clientId: string;
  readonly createdAt: string;
}

/** Somebody's page: the client that browsers have, on a line that can be cut, and everything it was told. */
export class Talker {
  readonly line: Line;
  /** Each room's messages in the order in which they came. */
  readonly told = new Map<string, Told[]>();
  /** Rooms of which something could not be given: a page would have loaded them anew. */
  refused = 0;
  /** When it was connected last, on the shared clock; null while it is not. */
  liveSince: number | null = null;
  onTold: (message: Told) => void = () => undefined;
  readonly person: Person;
  private readonly client;
  private readonly rooms: Set<string>;

  constructor(addresses: readonly string[], person: Person, roomIds: readonly string[], tickets: Tickets) {
    const [url = ''] = addresses;
    this.person = person;
    this.line = new Line(addresses);
    this.rooms = new Set(roomIds);
    const connection = createConnection({ url });
    Object.assign(connection.opts, { agent: this.line });
    this.client = createRealtimeClient({
      url,
      namespace: '/chat',
      connection,
      // A page asks the gateway of GraphQL for it, on the same line.
      ticket: async () => {
        if (this.line.isDown) throw new RealtimeError(CLIENT_CODES.offline);
        return tickets.issue(person, '/chat');
      },
    });
    for (const roomId of roomIds) this.told.set(roomId, []);
    this.client.on<{ message: Told }>('message.created', ({ data: { message } }) => {
      const { id, roomId, seq, clientId, createdAt } = message;
      this.told.get(roomId)?.push({ id, roomId, seq, clientId, createdAt });
      this.onTold(message);
    });
    this.client.onReset(({ channel }) => {
      if (this.rooms.has(channel.slice('room:'.length))) this.refused += 1;
    });
    this.client.onState((state) => {
      this.liveSince = state === 'live' ? monotonicMicroseconds() : null;
    });
  }

  /** Resolves when it hears all its rooms. */
  async start(): Promise<void> {
    const waiting = new Set(this.rooms);
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = this.client.onSubscribed(({ channel }) => {
      waiting.delete(channel.slice('room:'.length));
      if (waiting.size === 0) resolve();
    });
    this.client.start();
    await promise;
    stop();
  }

  stop(): void {
    this.client.stop();
  }

  /** Sends a message until it is acknowledged, as pages do: again with the same id while nobody answers. */
  async send(roomId: string, clientId: string, content: string): Promise<Told> {
    for (const until = Date.now() + givesUpMs; ; ) {
      try {
        const payload = { roomId, clientId, content };
        const answer = await this.client.request<{ message: Told }>('message.send', payload, {
          timeoutMs: answerWithinMs,
        });
        return answer.message;
      } catch (error) {
        const { code, retryAfterSeconds } = error as RealtimeError;
        const isRefused = code.startsWith('CHAT_') && code !== 'CHAT_TOO_MANY_WRITES';
        if (isRefused || Date.now() > until) throw error;
        await sleep(retryAfterSeconds ? retryAfterSeconds * 1000 : againMs);
      }
    }
  }
}
