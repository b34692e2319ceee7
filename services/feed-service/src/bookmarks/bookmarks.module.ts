import { Global, Module } from '@nestjs/common';
import { BookmarkPost } from './bookmark-post.use-case.js';
import { BookmarksConsumer } from './bookmarks.consumer.js';
import { BookmarksGrpc } from './bookmarks.grpc.js';
import { BookmarksRepository } from './bookmarks.repository.js';
import { CollectBookmarks } from './collect-bookmarks.use-case.js';
import { EraseBookmarksOf } from './erase-bookmarks-of.use-case.js';
import { ListBookmarks } from './list-bookmarks.query.js';
import { UnbookmarkPost } from './unbookmark-post.use-case.js';
import { ViewerBookmarks } from './viewer-bookmarks.query.js';

const forOtherSlices = [EraseBookmarksOf, ViewerBookmarks];

@Global()
@Module({
  controllers: [BookmarksGrpc],
  providers: [
    BookmarksRepository,
    BookmarkPost,
    UnbookmarkPost,
    ListBookmarks,
    CollectBookmarks,
    BookmarksConsumer,
    ...forOtherSlices,
  ],
  exports: forOtherSlices,
})
export class BookmarksModule {}
