import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { mentionedIn } from '../facets/find-facets.js';
import { NumberPost } from '../people/number-post.use-case.js';
import { type Emit, FeedWrites } from '../storage/feed-writes.js';
import { AddOwnEntry } from '../timeline/add-own-entry.use-case.js';
import type { Post } from './post.js';
import { PostRecords } from './post-records.use-case.js';
import type { Draft } from './prepare-post.use-case.js';
import { RetagPost, tagLanes } from './retag-post.use-case.js';

/**
 * Writes a post: the post, its author's counters, the quoted post's counter, its hashtags, its author's own timeline's entry and
 * `post.created` in one transaction. Where the key made a post already, that is given and nothing written.
 * Throws FEED_POST_DELETED, FEED_POST_NOT_FOUND (the quoted one), FEED_TOO_MANY_WRITES.
 */
@Injectable()
export class StorePost {
  constructor(
    private readonly writes: FeedWrites,
    private readonly records: PostRecords,
    private readonly numberPost: NumberPost,
    private readonly retagPost: RetagPost,
    private readonly addOwnEntry: AddOwnEntry,
  ) {}

  run(draft: Draft): Promise<string> {
    const { authorId, quotedPostId } = draft;
    const lanes = [`person:${authorId}`, ...(quotedPostId ? [`post:${quotedPostId}`] : []), ...tagLanes(draft.facets)];
    return this.writes.run(lanes, (session, emit) => this.write(draft, session, emit));
  }

  private async write(draft: Draft, session: ClientSession, emit: Emit): Promise<string> {
    const { _id: postId, authorId, visibility, idempotencyKey, quotedPostId, quotedAuthorId, ...wording } = draft;
    const first = await this.records.madeBy(authorId, idempotencyKey, session);
    if (first) return first;
    const quoteSeq = await this.records.numberQuote(draft, session);
    const numbers = await this.numberPost.run({ authorId, visibility, pictures: draft.pictures.length > 0 }, session);
    const mentionedIds = mentionedIn(wording.facets);
    const post: Post = {
      _id: postId,
      authorId,
      ...numbers,
      ...wording,
      createdAt: new Date(),
      visibility,
      mentionedIds,
      ...(quotedPostId && { quotedPostId, quotedAuthorId }),
      ...(quoteSeq && { quoteSeq }),
      likeCount: 0,
      commentCount: 0,
      repostCount: 0,
      quoteCount: 0,
      commentSeq: 0,
      quoteLastSeq: 0,
      latestComments: [],
      version: 1,
      ...(idempotencyKey && { idempotencyKey }),
    };
    await this.records.insert(post, session);
    await this.retagPost.run({ post, before: [], after: post.facets }, session);
    await this.addOwnEntry.run({ postId, authorId }, session);
    const mediaIds = post.pictures.map((picture) => picture.mediaId);
    await emit('post.created', postId, {
      postId,
      authorId,
      mediaIds,
      visibility,
      mentionedIds,
      quotedPostId: quotedPostId ?? '',
      quotedAuthorId: quotedAuthorId ?? '',
    });
    return postId;
  }
}
