import { NatsSubscribe } from '@my-girok/nest-common';
import type { PostDeleted } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { CollectLikes } from './collect-likes.use-case.js';

@Injectable()
export class LikesConsumer {
  constructor(private readonly collectLikes: CollectLikes) {}

  @NatsSubscribe('post.deleted', { transactional: false })
  async collectLikesOfDeletedPost(data: PostDeleted): Promise<void> {
    await this.collectLikes.run(data.postId);
  }
}
