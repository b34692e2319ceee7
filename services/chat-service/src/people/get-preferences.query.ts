import { Injectable } from '@nestjs/common';
import { PeopleRepository } from './people.repository.js';
import { DEFAULT_PREFERENCES, type Preferences } from './person.js';

/** What people decided about how others see them; who decided nothing lets both be seen. */
@Injectable()
export class GetPreferences {
  constructor(private readonly people: PeopleRepository) {}

  async run(userId: string): Promise<Preferences> {
    return (await this.people.find(userId)) ?? DEFAULT_PREFERENCES;
  }

  /** Of everybody asked for, in one query. */
  async many(userIds: readonly string[]): Promise<Map<string, Preferences>> {
    if (userIds.length === 0) return new Map();
    const known = new Map((await this.people.findMany(userIds)).map((person) => [person._id, person]));
    return new Map(userIds.map((id) => [id, known.get(id) ?? DEFAULT_PREFERENCES]));
  }
}
