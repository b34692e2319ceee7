import { io, type Socket } from 'socket.io-client';
import { monotonicMicroseconds } from './clock.ts';
import { Line } from './line.ts';

/** Socket.IO's own client with its defaults, on a line that can be cut, and which messages came. */
export class PlainReader {
  readonly line: Line;
  readonly told = new Set<number>();
  liveSince: number | null = null;
  private readonly socket: Socket;

  constructor(addresses: readonly string[]) {
    this.line = new Line(addresses);
    this.socket = io(`${addresses[0]}/chat`, {
      forceNew: true,
      autoConnect: false,
      agent: this.line as unknown as string,
    });
    this.socket.on('connect', () => {
      this.liveSince = monotonicMicroseconds();
    });
    this.socket.on('disconnect', () => {
      this.liveSince = null;
    });
    this.socket.on('message.created', ({ seq }: { seq: number }) => void this.told.add(seq));
  }

  async start(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.socket.once('connect', resolve);
    this.socket.connect();
    await promise;
  }

  stop(): void {
    this.socket.disconnect();
  }
}
