import { Injectable } from '@nestjs/common';
import { PeopleRepository } from './people.repository.js';

/** Everybody's id, one after another, for work that reaches all of them. */
@Injectable()
export class ListPeople {
  constructor(private readonly people: PeopleRepository) {}

  run(): AsyncIterable<string> {
    return this.people.ids();
  }
}
