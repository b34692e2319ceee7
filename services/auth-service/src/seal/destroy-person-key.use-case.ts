import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { PersonKeysRepository } from './person-keys.repository.js';

/** Makes everything that was sealed for a person unreadable for good, also in kept events and in copies of them. */
@Injectable()
export class DestroyPersonKey {
  constructor(private readonly keys: PersonKeysRepository) {}

  async run(tx: Db, personId: string): Promise<void> {
    await this.keys.delete(tx, personId);
  }
}
