import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Redis as Valkey } from 'iovalkey';
import { Health } from '../health/health.js';
import { logger } from '../logging/logger.js';
import { BoundedValkey } from './bounded-valkey.js';
import { RateLimiter } from './rate-limiter.js';

export { Valkey };

class ValkeyLifecycle implements OnApplicationShutdown {
  constructor(private readonly valkey: Valkey) {}

  onApplicationShutdown(): void {
    this.valkey.disconnect();
  }
}

/** A process's Valkey: one connection that reconnects, fails fast while away, and is part of readiness. */
@Module({})
export class ValkeyModule {
  static forRoot(options: { url: string }): DynamicModule {
    return {
      module: ValkeyModule,
      global: true,
      providers: [
        {
          provide: Valkey,
          useFactory: () => {
            const valkey = new BoundedValkey(options.url);
            valkey.on('error', (error) => logger.debug({ err: error }, 'Valkey is away'));
            return valkey;
          },
        },
        {
          provide: ValkeyLifecycle,
          inject: [Valkey, Health],
          useFactory: (valkey: Valkey, health: Health) => {
            health.register('valkey', () => valkey.ping());
            return new ValkeyLifecycle(valkey);
          },
        },
        { provide: RateLimiter, inject: [Valkey], useFactory: (valkey: Valkey) => new RateLimiter(valkey) },
      ],
      exports: [Valkey, RateLimiter],
    };
  }
}
