import { Agent, type AgentOptions, type ClientRequestArgs } from 'node:http';
import { connect, type NetConnectOpts, Socket } from 'node:net';

/** How long a balancer leaves a node alone that took no connection. */
const avoidMs = 1000;
const avoided = new Map<number, number>();

/**
 * The way from one client to its server, that can be cut for a while: what is open is closed, and nothing can be opened. Behind the
 * address there may be several nodes, as behind a balancer: a client stays with its own until that takes no connection.
 */
export class Line extends Agent {
  private readonly open = new Set<Socket>();
  private readonly ports: number[];
  private down = false;

  /** @param addresses of the nodes, the client's own first */
  constructor(addresses: readonly string[]) {
    super({ keepAlive: false } satisfies AgentOptions);
    this.ports = addresses.map((address) => Number(new URL(address).port));
  }

  get isDown(): boolean {
    return this.down;
  }

  override createConnection(options: ClientRequestArgs): Socket {
    if (this.down) return new Socket().destroy(new Error('The line is down'));
    const port = this.port();
    const socket = connect({ ...options, port } as NetConnectOpts);
    this.open.add(socket);
    socket.once('close', () => this.open.delete(socket));
    socket.once('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'ECONNREFUSED') avoided.set(port, Date.now() + avoidMs);
    });
    return socket;
  }

  private port(): number {
    const now = Date.now();
    const best = this.ports.findIndex((port) => (avoided.get(port) ?? 0) < now);
    if (best > 0) this.ports.unshift(...this.ports.splice(best, 1));
    return this.ports[0] ?? 0;
  }

  cut(forMs: number): void {
    this.down = true;
    for (const socket of this.open) socket.destroy();
    setTimeout(() => {
      this.down = false;
    }, forMs);
  }
}
