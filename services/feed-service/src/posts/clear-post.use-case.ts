import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import type { Post } from './post.js';
import { PostVersionsRepository } from './post-versions.repository.js';
import { PostsRepository } from './posts.repository.js';
import { RetagPost } from './retag-post.use-case.js';

/** Leaves a tombstone of a post: nothing of what it says or said, under no hashtag, counted as nobody's quote. */
@Injectable()
export class ClearPost {
  constructor(
    private readonly posts: PostsRepository,
    private readonly versions: PostVersionsRepository,
    private readonly retagPost: RetagPost,
  ) {}

  /** False, and nothing done, where it is one already or has been edited since it was read. */
  async run(post: Post, session: ClientSession): Promise<boolean> {
    if (!(await this.posts.clear(post, session))) return false;
    await this.versions.deleteOf(post, session);
    await this.retagPost.run({ post, before: post.facets, after: [] }, session);
    if (post.quotedPostId && post.quoteSeq) await this.posts.removeQuote(post.quotedPostId, session);
    return true;
  }
}
