import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { PartedRepository } from './parted.repository.js';

/** Forgets pairs whose time is over. */
@Injectable()
export class PruneParted {
  constructor(private readonly parted: PartedRepository) {}

  run(db: Db, now: Date): Promise<void> {
    return this.parted.prune(db, now);
  }
}
