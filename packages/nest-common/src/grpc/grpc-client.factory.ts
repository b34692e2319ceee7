import { type ChannelOptions, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import {
  type AroundCall,
  type CallOptions,
  type ClientSettings,
  grpcHealth,
  HealthClient,
  type ServiceDefinition,
} from '@my-girok/proto';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { context, propagation, SpanKind } from '@opentelemetry/api';
import { DomainError, UnavailableError } from '../errors/domain-error.js';
import { fromGrpcError } from '../errors/error-table.js';
import { ServiceIdentity } from '../identity/service-identity.js';
import { clientDuration } from '../telemetry/metrics.js';
import { withSpan } from '../telemetry/tracing.js';
import { CircuitBreaker } from './circuit-breaker.js';
import { currentCall } from './current-call.js';
import { metadataSetter } from './metadata-carrier.js';
import { serviceConfig } from './service-config.js';

export interface RemoteOptions<C> {
  /** host:port. */
  address: string;
  /** The called service's name: the audience of our own token, and the breaker's key. */
  target: string;
  /** The longest any call may take. */
  deadlineMs: number;
  /** Methods that may be sent again without harm. */
  idempotent?: readonly (keyof C & string)[];
}

interface ClientClass<C> {
  new (address: string, settings?: ClientSettings): C;
  readonly definition: ServiceDefinition;
}

const CHANNEL: ChannelOptions = {
  'grpc.enable_retries': 1,
  'grpc.service_config_disable_resolution': 1,
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 1000,
  'grpc.keepalive_time_ms': 60_000,
  'grpc.max_receive_message_length': 4 * 1024 * 1024,
};

/** Makes clients of other services: identity, deadline, retries, breaker, trace and metrics around every call. */
@Injectable()
export class GrpcClientFactory implements OnApplicationShutdown {
  readonly #breakers = new Map<string, CircuitBreaker>();
  readonly #clients: { close(): void }[] = [];

  constructor(private readonly identity: ServiceIdentity) {}

  /**
   * A client whose calls carry `as` (a person's token) or this service's own token. They throw `DomainError`s as the
   * called service threw them, `UnavailableError` for any outage, and the signal's reason when aborted.
   */
  create<C extends { close(): void }>(Client: ClientClass<C>, options: RemoteOptions<C>): C {
    const { definition } = Client;
    const idempotent = new Set<string>(options.idempotent ?? []);
    const names = [...idempotent].map((key) => definition.methods[key]?.name ?? key);
    const client = new Client(options.address, {
      channel: { ...CHANNEL, 'grpc.service_config': serviceConfig(definition.fullName, names) },
      around: this.#around(options.target, options.deadlineMs, idempotent),
    });
    this.#clients.push(client);
    return client;
  }

  /** Whether a target answers its health check with SERVING within a second. */
  async isServing(address: string): Promise<boolean> {
    const client = new HealthClient(address);
    try {
      const { status: serving } = await client.check({}, { deadlineMs: 1000 });
      return serving === grpcHealth.HealthCheckResponse_ServingStatus.SERVING;
    } catch {
      return false;
    } finally {
      client.close();
    }
  }

  onApplicationShutdown(): void {
    for (const client of this.#clients) client.close();
  }

  #around(target: string, longestMs: number, idempotent: ReadonlySet<string>): AroundCall {
    const breaker = this.#breakers.get(target) ?? new CircuitBreaker(target);
    this.#breakers.set(target, breaker);
    return (method, options, next) =>
      withSpan(
        `${method.service}/${method.name}`,
        async (span) => {
          const startedAt = performance.now();
          let code: number = status.OK;
          try {
            const call = await this.#prepare(target, longestMs, options, idempotent.has(method.key));
            return await breaker.run(async () => {
              try {
                return await next(call);
              } catch (error) {
                if (call.signal?.aborted) {
                  code = status.CANCELLED;
                  throw error;
                }
                code = (error as Partial<ServiceError>).code ?? status.UNKNOWN;
                throw error instanceof DomainError ? error : fromGrpcError(error as ServiceError, target);
              }
            });
          } catch (error) {
            if (code === status.OK) code = status.UNAVAILABLE;
            throw error;
          } finally {
            const attributes = {
              'rpc.service': method.service,
              'rpc.method': method.name,
              'rpc.grpc.status_code': status[code] ?? code,
            };
            span.setAttributes({ ...attributes, 'rpc.system': 'grpc' });
            clientDuration.record((performance.now() - startedAt) / 1000, attributes);
          }
        },
        { kind: SpanKind.CLIENT },
      );
  }

  async #prepare(target: string, longestMs: number, options: CallOptions, idempotent: boolean): Promise<CallOptions> {
    const incoming = currentCall();
    const ends = [Date.now() + longestMs, incoming?.deadline ?? Number.POSITIVE_INFINITY];
    if (options.deadlineMs !== undefined) ends.push(Date.now() + options.deadlineMs);
    if (options.deadline !== undefined) ends.push(options.deadline.valueOf());
    const deadline = Math.min(...ends);
    if (deadline <= Date.now()) throw new UnavailableError(`No time is left to ask ${target}`);
    const metadata = options.metadata?.clone() ?? new Metadata();
    propagation.inject(context.active(), metadata, metadataSetter);
    const signals = [options.signal, idempotent ? incoming?.signal : undefined].filter(
      (signal) => signal !== undefined,
    );
    return {
      as: options.as ?? (await this.identity.tokenFor(target)),
      deadline,
      metadata,
      // A write goes on when its caller leaves: stopping it halfway would help nobody.
      signal: signals.length > 1 ? AbortSignal.any(signals) : signals[0],
    };
  }
}
