import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import { RequirePerson } from '../people/require-person.use-case.js';
import { ChangeMutes } from './change-mutes.use-case.js';
import { readEnd } from './muted-word.js';
import { mutesErrors } from './mutes.errors.js';

/**
 * Mutes a person until a moment, or for good where there is none; asked again, the new end counts. Throws
 * FEED_CANNOT_MUTE_SELF, FEED_MUTE_END_INVALID, FEED_PERSON_NOT_FOUND, FEED_MUTED_PEOPLE_LIMIT.
 */
@Injectable()
export class MutePerson {
  constructor(
    private readonly requirePerson: RequirePerson,
    private readonly changeMutes: ChangeMutes,
  ) {}

  async run(userId: string, mutedId: string, until: Date | undefined): Promise<void> {
    if (userId === mutedId) throw mutesErrors.cannotMuteSelf();
    const end = readEnd(until, new Date());
    await this.requirePerson.run(mutedId);
    await this.changeMutes.run(userId, (list) => {
      const others = list.people.filter((muted) => muted.userId !== mutedId);
      if (others.length >= LIMITS.mutedPeopleMax) throw mutesErrors.peopleLimit();
      return { ...list, people: [{ userId: mutedId, ...(end && { until: end }) }, ...others] };
    });
  }
}
