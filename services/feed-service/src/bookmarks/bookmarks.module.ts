import { Global, Module } from '@nestjs/common';
import { BookmarksRepository } from './bookmarks.repository.js';
import { ViewerBookmarks } from './viewer-bookmarks.query.js';

const forOtherSlices = [ViewerBookmarks];

@Global()
@Module({
  providers: [BookmarksRepository, ...forOtherSlices],
  exports: forOtherSlices,
})
export class BookmarksModule {}
