import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { NotificationDatabase } from '../database.js';
import type { Preference } from './preference.js';
import { preferencesErrors } from './preferences.errors.js';
import { PreferencesRepository } from './preferences.repository.js';

/** Chooses which ways one is told; kinds not named stay as they are. Throws NOTIFICATION_KIND_INVALID, NOTIFICATION_SECURITY_REQUIRED. */
@Injectable()
export class UpdatePreferences {
  constructor(
    @Database() private readonly db: Kysely<NotificationDatabase>,
    private readonly preferences: PreferencesRepository,
  ) {}

  async run(userId: string, changes: readonly Preference[]): Promise<void> {
    if (new Set(changes.map(({ kind }) => kind)).size < changes.length) throw preferencesErrors.kindInvalid();
    if (changes.some(({ kind, inbox }) => kind === 'security' && !inbox)) throw preferencesErrors.securityRequired();
    if (changes.length > 0) await this.preferences.save(this.db, userId, changes);
  }
}
