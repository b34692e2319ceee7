import { NatsSubscribe } from '@my-girok/nest-common';
import type { PostDeleted } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { CollectBookmarks } from './collect-bookmarks.use-case.js';

@Injectable()
export class BookmarksConsumer {
  constructor(private readonly collectBookmarks: CollectBookmarks) {}

  @NatsSubscribe('post.deleted', { transactional: false })
  async collectBookmarksOfDeletedPost(data: PostDeleted): Promise<void> {
    await this.collectBookmarks.run(data.postId);
  }
}
