import { Injectable } from '@nestjs/common';
import { BookmarksRepository } from './bookmarks.repository.js';

const CHUNK = 500;

/** Deletes the bookmarks of a deleted post, a chunk at a time. Safe to repeat; one that comes late is never shown. */
@Injectable()
export class CollectBookmarks {
  constructor(private readonly bookmarks: BookmarksRepository) {}

  async run(postId: string): Promise<void> {
    while ((await this.bookmarks.deleteSome({ postId }, CHUNK)) > 0);
  }
}
