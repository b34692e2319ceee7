import { Injectable } from '@nestjs/common';
import { BatchGetPosts } from '../posts/batch-get-posts.query.js';
import type { CommentView } from '../posts/post.js';

/** The newest comments of many posts, as the posts keep them. Posts that the reader may not see are left out. */
@Injectable()
export class BatchListComments {
  constructor(private readonly batchGetPosts: BatchGetPosts) {}

  async run(
    postIds: readonly string[],
    viewerId: string | undefined,
    limit: number,
  ): Promise<{ postId: string; comments: CommentView[] }[]> {
    const posts = await this.batchGetPosts.run(postIds, viewerId, limit);
    return posts.map(({ id: postId, comments }) => ({ postId, comments }));
  }
}
