import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { ProfilesRepository } from './profiles.repository.js';

/** Erases what a person told about themselves, for good: whatever arrives afterwards finds the mark of it. */
@Injectable()
export class EraseProfile {
  constructor(private readonly profiles: ProfilesRepository) {}

  async run(tx: Db, userId: string, at: Date): Promise<void> {
    await this.profiles.erase(tx, userId, at);
  }
}
