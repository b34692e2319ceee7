import { Injectable } from '@nestjs/common';
import { AuthUsersClient } from './auth-users.client.js';
import { peopleErrors } from './people.errors.js';
import { PeopleRepository } from './people.repository.js';

/**
 * Makes sure that people exist, as RequirePerson does for one: one query, and one call for all who are not known here yet.
 * Throws FEED_PERSON_NOT_FOUND, UnavailableError.
 */
@Injectable()
export class RequirePeople {
  constructor(
    private readonly people: PeopleRepository,
    private readonly users: AuthUsersClient,
  ) {}

  /** At most LIMITS.batchMax, each once. */
  async run(userIds: readonly string[]): Promise<void> {
    const known = new Set((await this.people.findMany(userIds)).map((person) => person._id));
    const unknown = userIds.filter((userId) => !known.has(userId));
    if (unknown.length === 0) return;
    const existing = await this.users.existing(unknown);
    if (unknown.some((userId) => !existing.has(userId))) throw peopleErrors.personNotFound();
    for (const userId of unknown) await this.people.ensure(userId);
  }
}
