import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { CommonExceptionFilter } from '../errors/exception.filter.js';
import { EventFollower } from '../events/event-follower.js';
import { EventsRuntime } from '../events/events-runtime.js';
import { Nats } from '../events/nats-connection.js';
import { NatsPublisher } from '../events/nats-publisher.js';
import { EventStores } from '../events/stores.js';
import { GrpcClientFactory } from '../grpc/grpc-client.factory.js';
import { HealthController } from '../health/health.controller.js';
import { Health } from '../health/health.js';
import { JwtAuthGuard } from '../identity/jwt-auth.guard.js';
import { RevocationList } from '../identity/revocation-list.js';
import { ServiceIdentity } from '../identity/service-identity.js';
import { TokenVerifier } from '../identity/token-verifier.js';
import { logger } from '../logging/logger.js';
import { flushTracing, startTracing } from '../telemetry/tracing.js';
import { COMMON_OPTIONS, type CommonOptions } from './common-options.js';
import { DrainOnClose } from './shutdown.js';

class TelemetryLifecycle implements OnApplicationShutdown {
  async onApplicationShutdown(): Promise<void> {
    await flushTracing();
  }
}

const SHARED = [
  DrainOnClose,
  Health,
  ServiceIdentity,
  GrpcClientFactory,
  Nats,
  NatsPublisher,
  EventStores,
  EventsRuntime,
  EventFollower,
  RevocationList,
  TokenVerifier,
];

/** What every process has: identity, guard, filter, remote calls, NATS, health, telemetry. Import it first. */
@Module({})
export class CommonModule {
  static forRoot(options: CommonOptions): DynamicModule {
    logger.level = options.config.LOG_LEVEL;
    logger.setBindings({ service: options.serviceName });
    return {
      module: CommonModule,
      global: true,
      imports: [DiscoveryModule],
      controllers: [HealthController],
      providers: [
        {
          provide: COMMON_OPTIONS,
          useFactory: async () => {
            await startTracing(options.serviceName, options.config.OTEL_EXPORTER_OTLP_ENDPOINT);
            return options;
          },
        },
        ...SHARED,
        TelemetryLifecycle,
        { provide: APP_GUARD, useClass: JwtAuthGuard },
        { provide: APP_FILTER, useClass: CommonExceptionFilter },
      ],
      exports: [COMMON_OPTIONS, ...SHARED],
    };
  }
}
