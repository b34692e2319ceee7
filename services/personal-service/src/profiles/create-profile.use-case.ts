import { LOCALES } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { ProfilesRepository } from './profiles.repository.js';

/** Gives a new person a profile row, in the transaction that remembers the event. */
@Injectable()
export class CreateProfile {
  constructor(private readonly profiles: ProfilesRepository) {}

  /** A language that this version does not know must not stop the event: such a person reads English. */
  async run(tx: Db, person: { userId: string; locale: string; createdAt: Date }): Promise<void> {
    const locale = LOCALES.find((known) => known === person.locale) ?? 'en';
    await this.profiles.create(tx, person.userId, locale, person.createdAt);
  }
}
