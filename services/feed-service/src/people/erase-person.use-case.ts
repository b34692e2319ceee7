import { Injectable } from '@nestjs/common';
import { EraseCommentsOf } from '../comments/erase-comments-of.use-case.js';
import { ErasePostsOf } from '../posts/erase-posts-of.use-case.js';
import { EraseMarksOf } from './erase-marks-of.use-case.js';
import { EraseRelationsOf } from './erase-relations-of.use-case.js';
import { PeopleRepository } from './people.repository.js';

/**
 * Erases everything of a person whose account is gone, a chunk at a time, each thing as they would have taken it back
 * themselves, so that others' counters stay right. Their own counters go last: until then everything can be repeated. Safe to
 * repeat and to stop half-way.
 */
@Injectable()
export class ErasePerson {
  constructor(
    private readonly erasePostsOf: ErasePostsOf,
    private readonly eraseCommentsOf: EraseCommentsOf,
    private readonly eraseMarksOf: EraseMarksOf,
    private readonly eraseRelationsOf: EraseRelationsOf,
    private readonly people: PeopleRepository,
  ) {}

  async run(userId: string): Promise<void> {
    await this.erasePostsOf.run(userId);
    await this.eraseCommentsOf.run(userId);
    await this.eraseMarksOf.run(userId);
    await this.eraseRelationsOf.run(userId);
    await this.people.delete(userId);
  }
}
