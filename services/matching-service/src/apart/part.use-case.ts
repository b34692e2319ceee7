import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { PartedRepository } from './parted.repository.js';
import { APART_MS, pairOf, type Why } from './why.js';

/** Parts two for as long as the reason says. Idempotent; the longest time counts. */
@Injectable()
export class Part {
  constructor(private readonly parted: PartedRepository) {}

  async run(tx: Db, a: string, b: string, why: Why, now = new Date()): Promise<void> {
    const ms = APART_MS[why];
    await this.parted.add(tx, pairOf(a, b), why, ms === null ? null : new Date(now.getTime() + ms));
  }
}
