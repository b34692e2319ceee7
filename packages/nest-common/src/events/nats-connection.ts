import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { COMMON_OPTIONS, type CommonOptions } from '../app/common-options.js';
import { UnavailableError } from '../errors/domain-error.js';
import { logger } from '../logging/logger.js';

const API_TIMEOUT_MS = 5000;

/** This process's one connection to NATS: reconnects for ever, knows whether it is up and since when it is not. */
@Injectable()
export class Nats implements OnApplicationShutdown {
  readonly #url: string;
  readonly #name: string;
  #opening?: Promise<NatsConnection>;
  #connection?: NatsConnection;
  #downSince = Date.now();
  #up = false;
  #closed = false;

  constructor(@Inject(COMMON_OPTIONS) options: CommonOptions) {
    this.#url = options.config.NATS_URL;
    this.#name = options.serviceName;
  }

  /** Whether the server can be reached now. */
  get isUp(): boolean {
    return this.#up;
  }

  /** How long the server has been away, in milliseconds; 0 while it is there. */
  get downMs(): number {
    return this.#up ? 0 : Date.now() - this.#downSince;
  }

  /** The connection, as soon as there is one. Waits for a server that is not there yet. */
  connection(): Promise<NatsConnection> {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  async js(): Promise<JetStreamClient> {
    return jetstream(await this.connection(), { timeout: API_TIMEOUT_MS });
  }

  async jsm(): Promise<JetStreamManager> {
    return jetstreamManager(await this.connection(), { timeout: API_TIMEOUT_MS, checkAPI: false });
  }

  /** For health: @throws UnavailableError while the server is away */
  async ping(): Promise<void> {
    if (!this.#up || !this.#connection) throw new UnavailableError('NATS is unavailable');
    await this.#connection.flush();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#closed = true;
    // close, not drain: consumers have stopped by now, and draining waits for a server that may be away.
    await this.#connection?.close();
  }

  async #open(): Promise<NatsConnection> {
    const connection = await connect({
      servers: this.#url,
      name: this.#name,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 250,
      reconnectJitter: 100,
      waitOnFirstConnect: true,
      timeout: 2000,
      pingInterval: 2000,
      maxPingOut: 2,
    });
    if (this.#closed) await connection.close();
    this.#connection = connection;
    this.#up = true;
    void this.#follow(connection);
    return connection;
  }

  async #follow(connection: NatsConnection): Promise<void> {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect') {
        if (this.#up) this.#downSince = Date.now();
        this.#up = false;
        logger.warn('NATS is away');
      } else if (type === 'reconnect') {
        this.#up = true;
        logger.info('NATS is back');
      }
    }
    this.#up = false;
    this.#downSince = Date.now();
  }
}
