import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { PersonalDatabase } from '../database.js';
import { MediaClient } from './media.client.js';
import {
  type Link,
  type Profile,
  type ProfileChange,
  parseBio,
  parseLinks,
  parseLocale,
  parseMediaId,
} from './profile.js';
import { profilesErrors } from './profiles.errors.js';
import { ProfilesEvents } from './profiles.events.js';
import { ProfilesRepository } from './profiles.repository.js';

/** What UpdateProfile takes; an absent field stays as it is. */
export interface UpdateProfileInput {
  bio?: string | undefined;
  links?: readonly Link[] | undefined;
  locale?: string | undefined;
  /** A medium of the caller's own; empty takes the picture away. */
  avatarMediaId?: string | undefined;
  headerMediaId?: string | undefined;
}

/**
 * Changes a person's own profile. Works also before `user.created` has arrived: the row is made here then.
 * Throws PERSONAL_NOTHING_TO_CHANGE, PERSONAL_BIO_*, PERSONAL_TOO_MANY_LINKS, PERSONAL_LINK_*, PERSONAL_LOCALE_UNSUPPORTED,
 * PERSONAL_MEDIA_ID_INVALID, PERSONAL_PROFILE_ERASED and what media-service refuses a picture with.
 */
@Injectable()
export class UpdateProfile {
  constructor(
    @Database() private readonly db: Kysely<PersonalDatabase>,
    private readonly profiles: ProfilesRepository,
    private readonly events: ProfilesEvents,
    private readonly media: MediaClient,
  ) {}

  async run(userId: string, input: UpdateProfileInput): Promise<Profile> {
    const change = parse(input);
    if (Object.keys(change).length === 0) throw profilesErrors.nothingToChange();
    await this.attach(userId, change);
    return this.db.transaction().execute(async (tx) => {
      const profile = await this.profiles.change(tx, userId, change, new Date());
      if (!profile) throw profilesErrors.profileErased();
      await this.events.updated(tx, profile);
      return profile;
    });
  }

  /** Before the transaction, which must not wait for another service: what is bound and then not confirmed is collected. */
  private async attach(userId: string, { avatarMediaId, headerMediaId }: ProfileChange): Promise<void> {
    if (!avatarMediaId && !headerMediaId) return;
    // Nothing is bound any more for somebody whose account is gone, although their token lives on for a moment.
    if (await this.profiles.isErased(this.db, userId)) throw profilesErrors.profileErased();
    if (avatarMediaId) await this.media.attach(userId, 'avatar', avatarMediaId);
    if (headerMediaId) await this.media.attach(userId, 'header', headerMediaId);
  }
}

function parse({ bio, links, locale, avatarMediaId, headerMediaId }: UpdateProfileInput): ProfileChange {
  return {
    ...(bio !== undefined && { bio: parseBio(bio) }),
    ...(links !== undefined && { links: parseLinks(links) }),
    ...(locale !== undefined && { locale: parseLocale(locale) }),
    ...(avatarMediaId !== undefined && { avatarMediaId: parseMediaId(avatarMediaId, 'avatarMediaId') }),
    ...(headerMediaId !== undefined && { headerMediaId: parseMediaId(headerMediaId, 'headerMediaId') }),
  };
}
