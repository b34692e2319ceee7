import { setTimeout as sleep } from 'node:timers/promises';
import { monotonicMicroseconds } from './clock.ts';
import { Histogram } from './histogram.ts';
import { CHANNEL, TIME_MARK, TIME_SIGNS } from './message.ts';
import { type Person, Tickets } from './tickets.ts';
import { Wire } from './wire.ts';
import { answer } from './worker.ts';

export type Speech = 'ws-gateway' | 'socket.io' | 'centrifuge';

export interface Listening {
  readonly speech: Speech;
  readonly addresses: readonly string[];
  readonly sockets: number;
  /** Whose sockets they are, in turn. ws-gateway only. */
  readonly people: readonly Person[];
  readonly valkeyUrl: string;
}

export interface Received {
  readonly deliveries: number;
  readonly p50: number;
  readonly p99: number;
  /** On the shared clock, in microseconds: when the first of what came was sent, and when the last came. */
  readonly firstSent: number;
  readonly lastCame: number;
}

const atOnce = 20;
const tries = 5;
const pauseMs = 1000;
const mark = Buffer.from(TIME_MARK);
const subscribed = Buffer.from('"subscribed"');
const ofRoom = Buffer.from('"channel":"room:');
const ping = Buffer.from('\n{}');
const latencies = new Histogram();
let firstSent = Number.POSITIVE_INFINITY;
let lastCame = 0;
const closed: string[] = [];
/** Where in a frame the mark was found last: the next is looked for from about there. */
let hint = 0;

/** Takes the times out of a frame, by their place. Whether there were any. */
function take(bytes: Buffer, start: number, end: number): boolean {
  let at = bytes.indexOf(mark, Math.min(start + Math.max(0, hint - 16), end));
  if (at < 0 || at >= end) return false;
  hint = at - start;
  const now = monotonicMicroseconds();
  while (at >= 0 && at < end) {
    let sent = 0;
    const from = at + mark.length;
    for (let index = from; index < from + TIME_SIGNS; index++) sent = sent * 10 + (bytes[index] ?? 48) - 48;
    latencies.add(now - sent);
    if (sent < firstSent) firstSent = sent;
    at = bytes.indexOf(mark, from);
  }
  lastCame = now;
  return true;
}

const holds = (bytes: Buffer, start: number, end: number, what: Buffer): boolean => {
  const at = bytes.indexOf(what, start);
  return at >= 0 && at < end;
};

/** A socket that hears the channel once this resolves. */
function listen(speech: Speech, address: string, auth: object): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let hears = false;
  const ready = () => {
    hears = true;
    resolve();
  };
  const onClose = (reason: string) => {
    if (hears) closed.push(reason);
    reject(new Error(`${speech} closed a connection: ${reason}`));
  };
  if (speech === 'centrifuge') {
    const wire = new Wire(`${address}/connection/websocket`, {
      onOpen: () => wire.send('{"id":1,"connect":{}}'),
      onText: (bytes, start, end) => {
        // A ping is `{}`, alone or in one frame with messages, a line each.
        if (bytes[start + 1] === 0x7d || holds(bytes, start, end, ping)) wire.send('{}');
        if (take(bytes, start, end)) return;
        const text = bytes.toString('latin1', start, end);
        if (text.includes('"error"')) reject(new Error(text));
        else if (text.includes('"connect"')) wire.send(`{"id":2,"subscribe":{"channel":"${CHANNEL}"}}`);
        else if (text.includes('"subscribe"')) ready();
      },
      onClose,
    });
    return promise;
  }
  const wire = new Wire(`${address}/socket.io/?EIO=4&transport=websocket`, {
    onText: (bytes, start, end) => {
      const [kind, type] = [bytes[start], bytes[start + 1]];
      if (kind === 0x30) wire.send(`40/chat,${JSON.stringify(auth)}`);
      else if (kind === 0x32) wire.send('3');
      else if (type === 0x34) reject(new Error(bytes.toString('utf8', start, end)));
      else if (type === 0x30) speech === 'socket.io' && ready();
      else if (!take(bytes, start, end) && holds(bytes, start, end, subscribed) && holds(bytes, start, end, ofRoom))
        ready();
    },
    onClose,
  });
  return promise;
}

/** Tries a few times: a busy machine may close a connection that took too long. */
async function listenAtLast(speech: Speech, address: string, authOf: () => Promise<object>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await listen(speech, address, await authOf());
      return;
    } catch (error) {
      if (attempt === tries) throw error;
      await sleep(pauseMs);
    }
  }
}

answer({
  async listen({ speech, addresses, sockets, people, valkeyUrl }: Listening): Promise<void> {
    const tickets = new Tickets(valkeyUrl);
    let next = 0;
    const lane = async () => {
      for (let index = next++; index < sockets; index = next++) {
        const person = people[index % people.length];
        const authOf = async () => (person ? { ticket: await tickets.issue(person, '/chat'), positions: [] } : {});
        await listenAtLast(speech, addresses[index % addresses.length] ?? '', authOf);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    tickets.close();
  },

  forget(): void {
    latencies.clear();
    firstSent = Number.POSITIVE_INFINITY;
    lastCame = 0;
  },

  received(): Received {
    if (closed.length > 0) throw new Error(`${closed.length} connections were closed: ${closed[0]}`);
    const [p50, p99] = [latencies.percentile(0.5), latencies.percentile(0.99)];
    return { deliveries: latencies.count, p50, p99, firstSent, lastCame };
  },
});
