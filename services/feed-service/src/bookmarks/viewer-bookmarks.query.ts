import { Injectable } from '@nestjs/common';
import { BookmarksRepository } from './bookmarks.repository.js';

/** Which of these posts a person has bookmarked: one query by key; none for a service. */
@Injectable()
export class ViewerBookmarks {
  constructor(private readonly bookmarks: BookmarksRepository) {}

  async run(postIds: readonly string[], viewerId: string | undefined): Promise<Set<string>> {
    if (viewerId === undefined || postIds.length === 0) return new Set();
    return this.bookmarks.bookmarkedAmong(postIds, viewerId);
  }
}
