import { Injectable } from '@nestjs/common';
import { PeopleRepository } from './people.repository.js';
import type { Person } from './person.js';

/** What chat keeps of a person, made when there is nothing yet: their channel has a numbering from then on. */
@Injectable()
export class OpenChannel {
  constructor(private readonly people: PeopleRepository) {}

  async run(userId: string): Promise<Person> {
    const known = await this.people.find(userId);
    if (known) return known;
    await this.people.ensure(userId);
    const made = await this.people.find(userId);
    if (!made) throw new Error('A person who was just made is not there');
    return made;
  }

  /** As `run`, for several people; whoever is known costs one query together. */
  async ofMany(userIds: readonly string[]): Promise<Map<string, Person>> {
    const people = new Map((await this.people.findMany(userIds)).map((person) => [person._id, person]));
    for (const userId of userIds) if (!people.has(userId)) people.set(userId, await this.run(userId));
    return people;
  }
}
