import { type INestApplication, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Health } from '../health/health.js';
import { logger } from '../logging/logger.js';

const HARD_STOP_MS = 20_000;

/** The first thing a closing process does: say that it is not ready. */
@Injectable()
export class DrainOnClose implements OnModuleDestroy {
  constructor(private readonly health: Health) {}

  onModuleDestroy(): void {
    this.health.drain();
  }
}

/** Stops the process on SIGTERM and SIGINT once everything is drained; at the latest after 20 s. */
export function stopOnSignals(app: INestApplication): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      logger.info({ signal }, 'Stopping');
      setTimeout(() => process.exit(1), HARD_STOP_MS).unref();
      app.close().then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error({ err: error }, 'Stopping failed');
          process.exit(1);
        },
      );
    });
  }
}
