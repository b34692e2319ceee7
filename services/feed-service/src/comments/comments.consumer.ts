import { NatsSubscribe } from '@my-girok/nest-common';
import type { PostDeleted } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { CollectComments } from './collect-comments.use-case.js';

@Injectable()
export class CommentsConsumer {
  constructor(private readonly collectComments: CollectComments) {}

  @NatsSubscribe('post.deleted', { transactional: false })
  async collectCommentsOfDeletedPost(data: PostDeleted): Promise<void> {
    await this.collectComments.run(data.postId);
  }
}
