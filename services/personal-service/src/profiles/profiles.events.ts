import { PgOutbox } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Transaction } from 'kysely';
import type { PersonalDatabase } from '../database.js';
import type { Profile } from './profile.js';

/** What profiles tell the rest of the system. */
@Injectable()
export class ProfilesEvents {
  constructor(private readonly outbox: PgOutbox) {}

  /**
   * `profile.updated`: that, not what: who shows a profile asks for it. The pictures it shows now are in it, for media-service
   * keeps these and deletes those they replaced.
   */
  async updated(tx: Transaction<PersonalDatabase>, profile: Profile): Promise<void> {
    const { userId, updatedAt, avatarMediaId, headerMediaId } = profile;
    await this.outbox.add(tx, 'profile.updated', {
      aggregateId: userId,
      data: {
        userId,
        timestamp: updatedAt,
        avatarMediaId: avatarMediaId ?? '',
        headerMediaId: headerMediaId ?? '',
      },
    });
  }
}
