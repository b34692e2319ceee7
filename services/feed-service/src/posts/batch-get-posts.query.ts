import { Injectable } from '@nestjs/common';
import { HydratePosts, type ViewerId } from './hydrate-posts.query.js';
import type { PostView } from './post.js';

/** Posts by id in the order asked; those that are not there are left out. Two queries. */
@Injectable()
export class BatchGetPosts {
  constructor(private readonly hydratePosts: HydratePosts) {}

  async run(ids: readonly string[], viewerId: ViewerId, commentsLimit: number): Promise<PostView[]> {
    const posts = await this.hydratePosts.run(ids, viewerId, commentsLimit);
    return ids.flatMap((id) => posts.get(id) ?? []);
  }
}
