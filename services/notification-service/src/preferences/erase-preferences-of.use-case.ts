import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { NotificationDatabase } from '../database.js';
import { PreferencesRepository } from './preferences.repository.js';

/** Forgets what a person chose. */
@Injectable()
export class ErasePreferencesOf {
  constructor(
    @Database() private readonly db: Kysely<NotificationDatabase>,
    private readonly preferences: PreferencesRepository,
  ) {}

  run(userId: string): Promise<void> {
    return this.preferences.remove(this.db, userId);
  }
}
