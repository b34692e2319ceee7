import { Database } from '@my-girok/nest-common';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Db } from '../database.js';
import { Repeating } from '../repeating.js';
import { TellWatchers } from './tell-watchers.use-case.js';
import { WatchesRepository } from './watches.repository.js';

const LOOK_MS = 3000;
const FORGET_MS = 3_600_000;

/** Looks for company for those who watch. */
@Injectable()
export class WatchesWorker implements OnApplicationBootstrap, OnModuleDestroy {
  #repeating: Repeating[] = [];

  constructor(
    @Database() private readonly db: Db,
    private readonly tell: TellWatchers,
    private readonly watches: WatchesRepository,
  ) {}

  onApplicationBootstrap(): void {
    this.#repeating = [
      new Repeating('Telling watchers', LOOK_MS, () => this.tell.run()),
      new Repeating('Forgetting watches', FORGET_MS, () => this.watches.prune(this.db, new Date())),
    ];
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.#repeating.map((each) => each.stop()));
  }
}
