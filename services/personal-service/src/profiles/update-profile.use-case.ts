import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { PersonalDatabase } from '../database.js';
import { type Link, type Profile, type ProfileChange, parseBio, parseLinks, parseLocale } from './profile.js';
import { profilesErrors } from './profiles.errors.js';
import { ProfilesEvents } from './profiles.events.js';
import { ProfilesRepository } from './profiles.repository.js';

/** What UpdateProfile takes; an absent field stays as it is. */
export interface UpdateProfileInput {
  bio?: string | undefined;
  links?: readonly Link[] | undefined;
  locale?: string | undefined;
}

/**
 * Changes a person's own profile. Works also before `user.created` has arrived: the row is made here then.
 * Throws PERSONAL_NOTHING_TO_CHANGE, PERSONAL_BIO_*, PERSONAL_TOO_MANY_LINKS, PERSONAL_LINK_*, PERSONAL_LOCALE_UNSUPPORTED.
 */
@Injectable()
export class UpdateProfile {
  constructor(
    @Database() private readonly db: Kysely<PersonalDatabase>,
    private readonly profiles: ProfilesRepository,
    private readonly events: ProfilesEvents,
  ) {}

  async run(userId: string, { bio, links, locale }: UpdateProfileInput): Promise<Profile> {
    const change: ProfileChange = {
      ...(bio !== undefined && { bio: parseBio(bio) }),
      ...(links !== undefined && { links: parseLinks(links) }),
      ...(locale !== undefined && { locale: parseLocale(locale) }),
    };
    if (Object.keys(change).length === 0) throw profilesErrors.nothingToChange();
    return this.db.transaction().execute(async (tx) => {
      const profile = await this.profiles.change(tx, userId, change, new Date());
      await this.events.updated(tx, profile);
      return profile;
    });
  }
}
