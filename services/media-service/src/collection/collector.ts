import { logger } from '@my-girok/nest-common';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';
import { ReleaseRendition } from '../derivatives/release-rendition.use-case.js';
import { UPLOADS } from '../storage/object-keys.js';
import { ObjectStorage } from '../storage/object-storage.js';
import { EndTickets } from '../tickets/end-tickets.use-case.js';
import { CollectOrphans } from './collect-orphans.use-case.js';

const BATCH = 200;
/** Longer than any picture is being made. */
const MAKING_MS = 3_600_000;

/** Collects on a schedule; of several processes one at a time. */
@Injectable()
export class Collector implements OnApplicationBootstrap, OnModuleDestroy {
  #timer?: NodeJS.Timeout;
  #running?: Promise<void>;

  constructor(
    @Inject(MEDIA_CONFIG) private readonly config: MediaConfig,
    private readonly orphans: CollectOrphans,
    private readonly release: ReleaseRendition,
    private readonly storage: ObjectStorage,
    private readonly tickets: EndTickets,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      this.#running ??= this.run()
        .catch((error: unknown) => logger.warn({ err: error }, 'Collecting is tried again later'))
        .finally(() => {
          this.#running = undefined;
        });
    }, this.config.MEDIA_COLLECT_SECONDS * 1000);
    this.#timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  /** One round. */
  async run(): Promise<void> {
    if (!(await this.orphans.run())) return;
    const age = this.config.MEDIA_COLLECT_AFTER_SECONDS * 1000;
    await this.release.unused(new Date(Date.now() - Math.max(age, MAKING_MS)), BATCH);
    // Those whose row was never written or is gone: twice the age, so that none is taken from an upload that still lives.
    await this.storage.abortUploads(UPLOADS, new Date(Date.now() - 2 * age));
    await this.tickets.expired();
  }
}
