import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from '@my-girok/nest-common/testing';

/** A TCP proxy in front of an engine, to take the engine away from one service and give it back. */
export class CuttableProxy {
  readonly #sockets = new Set<Socket>();
  #server?: Server;

  private constructor(
    private readonly target: URL,
    private readonly port: number,
  ) {}

  static async to(address: string): Promise<CuttableProxy> {
    const proxy = new CuttableProxy(new URL(address), await freePort());
    await proxy.mend();
    return proxy;
  }

  /** The engine's address by way of the proxy. */
  get url(): string {
    const url = new URL(this.target.href);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.href.replace(/\/$/, '');
  }

  async mend(): Promise<void> {
    if (this.#server) return;
    const server = createServer((client) => {
      const upstream = connect(Number(this.target.port), this.target.hostname);
      for (const [from, to] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        this.#sockets.add(from);
        from.pipe(to);
        from.on('error', () => to.destroy());
        from.on('close', () => {
          this.#sockets.delete(from);
          to.destroy();
        });
      }
    });
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
  }

  async cut(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    const closed = new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
