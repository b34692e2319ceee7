import { NatsSubscribe } from '@my-girok/nest-common';
import type { PostDeleted } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { CollectReposts } from './collect-reposts.use-case.js';

@Injectable()
export class RepostsConsumer {
  constructor(private readonly collectReposts: CollectReposts) {}

  @NatsSubscribe('post.deleted', { transactional: false })
  async collectRepostsOfDeletedPost(data: PostDeleted): Promise<void> {
    await this.collectReposts.run(data.postId);
  }
}
