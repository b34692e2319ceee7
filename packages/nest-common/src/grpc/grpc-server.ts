import { type Server, type ServiceDefinition, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { grpcHealth, grpcReflection } from '@my-girok/proto';
import { ServerGrpc } from '@nestjs/microservices';
import type { Health } from '../health/health.js';
import { healthService } from './health-service.js';
import { reflectionService } from './reflection-service.js';
import { serverInterceptor } from './server-interceptor.js';

export interface GrpcServerOptions {
  /** host:port to listen on. */
  url: string;
  /** Full service name → generated definition. */
  services: Readonly<Record<string, ServiceDefinition>>;
  health: Health;
  reflection: boolean;
  /** How long calls in flight may finish when the process stops. */
  drainMs: number;
}

const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

/** Nest's gRPC server with health, reflection, tracing, and a stop that lets calls in flight finish within a bound. */
export class GrpcServer extends ServerGrpc {
  readonly #own: GrpcServerOptions;

  constructor(options: GrpcServerOptions) {
    super({
      url: options.url,
      package: [...new Set(Object.keys(options.services).map((name) => name.slice(0, name.lastIndexOf('.'))))],
      packageDefinition: options.services,
      maxReceiveMessageLength: MAX_MESSAGE_BYTES,
      maxMetadataSize: 16 * 1024,
      channelOptions: { interceptors: [serverInterceptor], 'grpc.keepalive_time_ms': 60_000 },
    });
    this.#own = options;
  }

  override async bindEvents(): Promise<void> {
    await super.bindEvents();
    const server = this.grpcClient as Server;
    const { services, health, reflection } = this.#own;
    const names = Object.keys(services);
    server.addService(grpcHealth.HealthService, healthService(health, names) as UntypedServiceImplementation);
    if (reflection) {
      const all = [...names, 'grpc.health.v1.Health', 'grpc.reflection.v1.ServerReflection'];
      server.addService(grpcReflection.ServerReflectionService, reflectionService(all) as UntypedServiceImplementation);
    }
  }

  override async close(): Promise<void> {
    const server = this.grpcClient as Server | null;
    if (!server) return;
    this.grpcClient = null as never;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        server.forceShutdown();
        resolve();
      }, this.#own.drainMs);
      server.tryShutdown(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
