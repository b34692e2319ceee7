import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Health } from '@my-girok/nest-common';
import { drain } from '@my-girok/realtime/server';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { createAdapter } from '@socket.io/redis-adapter';
import { Server } from 'socket.io';
import { type Config, WS_CONFIG } from '../config.js';
import { AdapterLines } from './adapter-lines.js';
import { guardConnection } from './guard-connection.js';
import { LetIn } from './let-in.js';
import type { PersonNamespace, PersonServer, PersonSocket } from './person-socket.js';

const connectTimeoutMs = 10_000;

/** Socket.IO on the process's HTTP server: namespaces whose sockets have a person. */
@Injectable()
export class SocketServer implements OnModuleDestroy, OnApplicationShutdown {
  readonly #io: PersonServer;
  readonly #lines: AdapterLines;
  /** Sockets of each connection: it may have one in each namespace. */
  readonly #onConnection = new WeakMap<PersonSocket['conn'], number>();

  constructor(
    { httpAdapter }: HttpAdapterHost,
    private readonly letIn: LetIn,
    private readonly health: Health,
    @Inject(WS_CONFIG) private readonly config: Config,
  ) {
    this.#lines = new AdapterLines(config.VALKEY_URL);
    this.#io = new Server(httpAdapter.getHttpServer() as HttpServer, {
      serveClient: false,
      // Our own positions do it, also across nodes and restarts.
      connectionStateRecovery: undefined,
      adapter: createAdapter(this.#lines.pub, this.#lines.sub, { key: 'ws' }),
      cors: { origin: config.ALLOWED_ORIGINS, methods: ['GET', 'POST'] },
      allowRequest: (request: IncomingMessage, answer) => {
        const refusal = this.letIn.refuseRequest(request);
        answer(refusal, refusal === null);
      },
      maxHttpBufferSize: config.LIMIT_FRAME_BYTES,
      // Text of a few hundred bytes: compressing costs more memory a socket than it saves on the line.
      perMessageDeflate: false,
      httpCompression: false,
      connectTimeout: connectTimeoutMs,
      pingInterval: config.PING_INTERVAL_MS,
      pingTimeout: config.PING_TIMEOUT_MS,
    });
    this.#io.engine.on('connection', guardConnection);
    // The root namespace is nobody's: who came there would have a connection without a ticket.
    this.#io.use((_socket, next) => next(this.letIn.refusalOfRoot()));
    health.register('valkey-adapter', () => {
      if (this.#lines.sub.status !== 'ready') throw new Error('The adapter has no Valkey');
    });
  }

  /** The sockets of a namespace, to be told something on all nodes. */
  namespace(name: string): PersonNamespace {
    return this.#io.of(name);
  }

  /** Opens a namespace: `onSocket` gets every socket that was let in. */
  open(name: string, onSocket: (socket: PersonSocket) => void): PersonNamespace {
    const namespace = this.#io.of(name);
    namespace.use((socket, next) => {
      void this.letIn.run(socket).then(next);
    });
    namespace.on('connection', (socket) => {
      this.#closeWithLast(socket);
      if (this.letIn.admit(socket)) onSocket(socket);
    });
    return namespace;
  }

  /** A client that has left all its namespaces would keep a connection that nothing counts. */
  #closeWithLast(socket: PersonSocket): void {
    const { conn } = socket;
    this.#onConnection.set(conn, (this.#onConnection.get(conn) ?? 0) + 1);
    socket.once('disconnect', () => {
      const left = (this.#onConnection.get(conn) ?? 1) - 1;
      this.#onConnection.set(conn, left);
      if (left === 0) conn.close();
    });
  }

  /** Lets nobody in any more, and sends everybody away over a few seconds. */
  async onModuleDestroy(): Promise<void> {
    this.health.drain();
    this.letIn.stop();
    await drain(this.#io, { spreadMs: this.config.DRAIN_MS });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#io.close().catch(() => undefined);
    this.#lines.close();
  }
}
