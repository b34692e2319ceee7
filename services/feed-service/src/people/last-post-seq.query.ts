import { Injectable } from '@nestjs/common';
import { PeopleRepository } from './people.repository.js';

/** The number of a person's newest post, 0 where they never posted. */
@Injectable()
export class LastPostSeq {
  constructor(private readonly people: PeopleRepository) {}

  async run(authorId: string): Promise<number> {
    return (await this.people.find(authorId))?.postSeq ?? 0;
  }
}
