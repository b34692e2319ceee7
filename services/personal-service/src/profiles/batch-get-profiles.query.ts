import { Database, isUuid } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { PersonalDatabase } from '../database.js';
import type { Profile } from './profile.js';
import { profilesErrors } from './profiles.errors.js';
import { ProfilesRepository } from './profiles.repository.js';

/** The profiles of these people, in the order of the ids, each once; who has none yet is left out. Throws PERSONAL_TOO_MANY_IDS. */
@Injectable()
export class BatchGetProfiles {
  constructor(
    @Database() private readonly db: Kysely<PersonalDatabase>,
    private readonly profiles: ProfilesRepository,
  ) {}

  async run(userIds: readonly string[]): Promise<Profile[]> {
    if (userIds.length > LIMITS.batchMax) throw profilesErrors.tooManyIds();
    const ids = [...new Set(userIds.filter(isUuid).map((id) => id.toLowerCase()))];
    if (ids.length === 0) return [];
    const found = new Map((await this.profiles.findByIds(this.db, ids)).map((profile) => [profile.userId, profile]));
    return ids.flatMap((id) => found.get(id) ?? []);
  }
}
