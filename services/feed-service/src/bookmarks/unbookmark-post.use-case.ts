import { Injectable } from '@nestjs/common';
import { BookmarksRepository } from './bookmarks.repository.js';

/** Takes a bookmark away, also of a post one no longer may see; nothing happens where there is none. */
@Injectable()
export class UnbookmarkPost {
  constructor(private readonly bookmarks: BookmarksRepository) {}

  run(postId: string, userId: string): Promise<void> {
    return this.bookmarks.delete(userId, postId);
  }
}
