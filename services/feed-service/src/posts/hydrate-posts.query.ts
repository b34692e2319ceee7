import { Injectable } from '@nestjs/common';
import { ViewerLikes } from '../likes/viewer-likes.query.js';
import { type PostView, presentPost } from './post.js';
import { PostsRepository } from './posts.repository.js';

/** Who is looking; undefined for a service. */
export type ViewerId = string | undefined;

/** Posts by id as one person sees them: two queries at once, whatever their number. */
@Injectable()
export class HydratePosts {
  constructor(
    private readonly posts: PostsRepository,
    private readonly likes: ViewerLikes,
  ) {}

  /** At most a page of ids. Those that are not there are left out. */
  async run(ids: readonly string[], viewerId: ViewerId, commentsLimit: number): Promise<Map<string, PostView>> {
    if (ids.length === 0) return new Map();
    const [posts, liked] = await Promise.all([this.posts.findMany(ids, commentsLimit), this.likes.run(ids, viewerId)]);
    return new Map(posts.map((post) => [post._id, presentPost(post, liked.has(post._id), commentsLimit)]));
  }
}
