import { Injectable } from '@nestjs/common';
import { PeopleRepository } from './people.repository.js';
import { DEFAULT_PREFERENCES, type Preferences } from './person.js';

/** What a person decided about how others see them; who decided nothing lets both be seen. */
@Injectable()
export class GetPreferences {
  constructor(private readonly people: PeopleRepository) {}

  async run(userId: string): Promise<Preferences> {
    return (await this.people.find(userId)) ?? DEFAULT_PREFERENCES;
  }
}
