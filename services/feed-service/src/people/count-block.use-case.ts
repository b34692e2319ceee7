import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { PeopleRepository } from './people.repository.js';

/**
 * Counts a block, in the block's own transaction. It writes to the blocker's document, as a follow between the two does: that
 * is why the two can never both be there.
 */
@Injectable()
export class CountBlock {
  constructor(private readonly people: PeopleRepository) {}

  /** The block's number among the blocker's; undefined, and nothing counted, when they block `max` people already. */
  async run(blockerId: string, max: number, session: ClientSession): Promise<number | undefined> {
    await this.people.ensure(blockerId, session);
    return this.people.addBlocked(blockerId, max, session);
  }
}
