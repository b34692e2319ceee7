import { Injectable } from '@nestjs/common';
import { SeePosts } from '../audience/see-posts.query.js';
import type { PostView } from './post.js';

/** Posts by id in the order asked, as somebody who asked for them sees them; those they may not see are left out. */
@Injectable()
export class BatchGetPosts {
  constructor(private readonly seePosts: SeePosts) {}

  async run(postIds: readonly string[], viewerId: string | undefined, commentsLimit: number): Promise<PostView[]> {
    const posts = await this.seePosts.run({ postIds, viewerId, place: 'direct', commentsLimit });
    return postIds.flatMap((id) => posts.get(id) ?? []);
  }
}
