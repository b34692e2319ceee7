import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

interface Link {
  readonly client: Socket;
  readonly server: Socket;
  frozen: boolean;
}

/** A line between a client and whichever server `target` names, that can be cut, or go dead without a word. */
export class FaultyLine {
  private readonly links = new Set<Link>();

  private constructor(private readonly listener: Server) {}

  static async open(target: () => number | null): Promise<FaultyLine> {
    const listener = createServer();
    const line = new FaultyLine(listener);
    listener.on('connection', (client) => line.link(client, target()));
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    return line;
  }

  get port(): number {
    return (this.listener.address() as AddressInfo).port;
  }

  cut(): void {
    for (const { client, server } of this.links) {
      client.destroy();
      server.destroy();
    }
  }

  /** Nothing passes any more, and neither side is told. */
  freeze(): void {
    for (const link of this.links) link.frozen = true;
  }

  /** The client reads nothing until what this returns is called; what is sent waits. */
  stall(): () => void {
    const stalled = [...this.links];
    for (const { server } of stalled) server.pause();
    return () => {
      for (const { server } of stalled) server.resume();
    };
  }

  close(): void {
    this.cut();
    this.listener.close();
  }

  private link(client: Socket, port: number | null): void {
    if (port === null) {
      client.destroy();
      return;
    }
    const server = connect(port, '127.0.0.1');
    const link: Link = { client, server, frozen: false };
    this.links.add(link);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.on('data', (bytes) => {
        if (!link.frozen) to.write(bytes);
      });
      from.on('error', () => {});
      from.on('close', () => {
        this.links.delete(link);
        to.destroy();
      });
    }
  }
}
