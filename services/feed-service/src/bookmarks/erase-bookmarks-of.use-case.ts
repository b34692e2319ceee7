import { Injectable } from '@nestjs/common';
import { BookmarksRepository } from './bookmarks.repository.js';

const CHUNK = 500;

/** Deletes every bookmark of an erased person, a chunk at a time. Safe to repeat. */
@Injectable()
export class EraseBookmarksOf {
  constructor(private readonly bookmarks: BookmarksRepository) {}

  async run(userId: string): Promise<void> {
    while ((await this.bookmarks.deleteSome({ userId }, CHUNK)) > 0);
  }
}
