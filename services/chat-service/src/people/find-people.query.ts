import { Injectable } from '@nestjs/common';
import { PeopleRepository } from './people.repository.js';
import type { Person } from './person.js';

/** What chat keeps of some people; who has only defaults is left out. */
@Injectable()
export class FindPeople {
  constructor(private readonly people: PeopleRepository) {}

  async run(userIds: readonly string[]): Promise<Map<string, Person>> {
    if (userIds.length === 0) return new Map();
    return new Map((await this.people.findMany(userIds)).map((person) => [person._id, person]));
  }
}
