import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { Db, NotificationDatabase } from '../database.js';
import type { Kind } from '../inbox/notification.js';
import { defaultOf, type Preference, preferencesWith } from './preference.js';
import { PreferencesRepository } from './preferences.repository.js';

/** Which ways a person is told of things. */
@Injectable()
export class ReadPreferences {
  constructor(
    @Database() private readonly db: Kysely<NotificationDatabase>,
    private readonly preferences: PreferencesRepository,
  ) {}

  /** One for each kind. */
  async all(userId: string): Promise<Preference[]> {
    return preferencesWith(await this.preferences.all(this.db, userId));
  }

  async of(tx: Db, userId: string, kind: Kind): Promise<Preference> {
    return (await this.preferences.find(tx, userId, kind)) ?? defaultOf(kind);
  }
}
