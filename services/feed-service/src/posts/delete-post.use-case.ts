import { Injectable } from '@nestjs/common';
import { UncountPost } from '../people/uncount-post.use-case.js';
import { FeedWrites } from '../storage/feed-writes.js';
import { RemoveOwnEntry } from '../timeline/remove-own-entry.use-case.js';
import { ClearPost } from './clear-post.use-case.js';
import { FindPost } from './find-post.query.js';
import { mayChangePost } from './post.policy.js';
import { postsErrors } from './posts.errors.js';

/** An edit that came between reading a post and deleting it makes the deletion look again. */
const ATTEMPTS = 5;

/**
 * Deletes a post of one's own, down to a tombstone: its sequence numbers stay taken, and its key does not make it again. Readers
 * miss it at once; its comments, its likes and its place in followers' timelines are collected on `post.deleted`.
 * Throws FEED_POST_NOT_FOUND, FEED_NOT_POST_AUTHOR, FEED_TOO_MANY_WRITES.
 */
@Injectable()
export class DeletePost {
  constructor(
    private readonly writes: FeedWrites,
    private readonly findPost: FindPost,
    private readonly clearPost: ClearPost,
    private readonly uncountPost: UncountPost,
    private readonly removeOwnEntry: RemoveOwnEntry,
  ) {}

  async run(postId: string, personId: string): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) if (await this.attempt(postId, personId)) return;
    throw postsErrors.versionConflict();
  }

  private async attempt(postId: string, personId: string): Promise<boolean> {
    const post = await this.findPost.run(postId);
    mayChangePost(post, personId);
    const { authorId, visibility, quotedPostId, mentionedIds } = post;
    const lanes = [`post:${postId}`, `person:${authorId}`, ...(quotedPostId ? [`post:${quotedPostId}`] : [])];
    return this.writes.run(lanes, async (session, emit) => {
      if (!(await this.clearPost.run(post, session))) return false;
      await this.uncountPost.run(authorId, visibility, session);
      await this.removeOwnEntry.run({ postId, authorId }, session);
      await emit('post.deleted', postId, { postId, authorId, mentionedIds });
      return true;
    });
  }
}
