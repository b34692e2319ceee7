import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Repeating } from '../repeating.js';
import { PruneInbox } from './prune-inbox.use-case.js';

const EVERY_MS = 600_000;

/** Prunes on a schedule. */
@Injectable()
export class InboxPruner implements OnApplicationBootstrap, OnModuleDestroy {
  #pruning?: Repeating;

  constructor(private readonly prune: PruneInbox) {}

  onApplicationBootstrap(): void {
    this.#pruning = new Repeating('Pruning inboxes', EVERY_MS, () => this.prune.run());
  }

  async onModuleDestroy(): Promise<void> {
    await this.#pruning?.stop();
  }
}
