import { Injectable } from '@nestjs/common';
import { PeopleRepository } from './people.repository.js';

/** The number of what a person posted or reposted last, or of their last post with pictures; 0 where there is none. */
@Injectable()
export class LastPostSeq {
  constructor(private readonly people: PeopleRepository) {}

  run(authorId: string, picturesOnly = false): Promise<number> {
    return this.people.lastSeq(authorId, picturesOnly ? 'pictureSeq' : 'postSeq');
  }
}
