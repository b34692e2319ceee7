import { Injectable } from '@nestjs/common';
import type { PostView } from '../posts/post.js';
import { postsErrors } from '../posts/posts.errors.js';
import { SeePosts } from './see-posts.query.js';

/** One post as somebody sees it who asked for it, without comments: what a write answers. Throws FEED_POST_NOT_FOUND. */
@Injectable()
export class SeePost {
  constructor(private readonly seePosts: SeePosts) {}

  async run(postId: string, viewerId: string | undefined): Promise<PostView> {
    const seen = await this.seePosts.run({ postIds: [postId], viewerId, place: 'direct', commentsLimit: 0 });
    const post = seen.get(postId);
    if (!post) throw postsErrors.postNotFound();
    return post;
  }
}
