import { Agent, type AgentOptions, type ClientRequestArgs } from 'node:http';
import { connect, type NetConnectOpts, Socket } from 'node:net';

/** The way from one client to its server, that can be cut for a while: what is open is closed, and nothing can be opened. */
export class Line extends Agent {
  private readonly open = new Set<Socket>();
  private down = false;

  constructor() {
    super({ keepAlive: false } satisfies AgentOptions);
  }

  get isDown(): boolean {
    return this.down;
  }

  override createConnection(options: ClientRequestArgs): Socket {
    if (this.down) return new Socket().destroy(new Error('The line is down'));
    const socket = connect(options as NetConnectOpts);
    this.open.add(socket);
    socket.once('close', () => this.open.delete(socket));
    return socket;
  }

  cut(forMs: number): void {
    this.down = true;
    for (const socket of this.open) socket.destroy();
    setTimeout(() => {
      this.down = false;
    }, forMs);
  }
}
