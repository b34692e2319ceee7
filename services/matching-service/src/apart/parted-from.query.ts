import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { PartedRepository } from './parted.repository.js';

/** From whom a person is parted now, at most `limit`. */
@Injectable()
export class PartedFrom {
  constructor(private readonly parted: PartedRepository) {}

  run(db: Db, userId: string, limit: number): Promise<string[]> {
    return this.parted.of(db, userId, new Date(), limit);
  }
}
