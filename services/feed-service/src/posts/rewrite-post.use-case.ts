import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import { mentionedIn } from '../facets/find-facets.js';
import { FeedWrites } from '../storage/feed-writes.js';
import type { Post, Wording } from './post.js';
import { PostVersionsRepository } from './post-versions.repository.js';
import { postsErrors } from './posts.errors.js';
import { PostsRepository } from './posts.repository.js';
import { RetagPost, tagLanes } from './retag-post.use-case.js';

/**
 * Makes a post say something else, if it still says what it did in `before`: the post, what it said, its hashtags and
 * `post.edited` in one transaction. Throws FEED_POST_VERSION_CONFLICT, FEED_POST_NOT_FOUND, FEED_EDITS_LIMIT.
 */
@Injectable()
export class RewritePost {
  constructor(
    private readonly writes: FeedWrites,
    private readonly posts: PostsRepository,
    private readonly versions: PostVersionsRepository,
    private readonly retagPost: RetagPost,
  ) {}

  async run(before: Post, wording: Wording): Promise<void> {
    const { _id: postId, authorId, version } = before;
    if (version > LIMITS.editsMax) throw postsErrors.editsLimit();
    const mentionedIds = mentionedIn(wording.facets);
    const lanes = [`post:${postId}`, ...tagLanes([...before.facets, ...wording.facets])];
    await this.writes.run(lanes, async (session, emit) => {
      const post = await this.posts.rewrite(before, { ...wording, mentionedIds, editedAt: new Date() }, session);
      if (!post) throw (await this.posts.find(postId)) ? postsErrors.versionConflict() : postsErrors.postNotFound();
      await this.versions.keep(before, session);
      await this.retagPost.run({ post, before: before.facets, after: wording.facets }, session);
      // Nobody is told of what is for its author alone.
      const told = before.visibility === 'self' ? [] : mentionedIds;
      const added = told.filter((userId) => !before.mentionedIds.includes(userId));
      await emit('post.edited', postId, { postId, authorId, version: version + 1, mentionedIds: added });
    });
  }
}
