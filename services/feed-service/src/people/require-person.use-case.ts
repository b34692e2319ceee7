import { Injectable } from '@nestjs/common';
import { AuthUsersClient } from './auth-users.client.js';
import { peopleErrors } from './people.errors.js';
import { PeopleRepository } from './people.repository.js';

/**
 * Makes sure that a person exists. Somebody who registered a moment ago is known to auth-service before `user.created` arrives
 * here, so auth-service is asked before they are denied. Throws FEED_PERSON_NOT_FOUND, UnavailableError.
 */
@Injectable()
export class RequirePerson {
  constructor(
    private readonly people: PeopleRepository,
    private readonly users: AuthUsersClient,
  ) {}

  async run(userId: string): Promise<void> {
    if (await this.people.find(userId)) return;
    if (!(await this.users.exists(userId))) throw peopleErrors.personNotFound();
    await this.people.ensure(userId);
  }
}
