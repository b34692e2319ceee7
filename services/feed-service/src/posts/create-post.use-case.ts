import { Injectable } from '@nestjs/common';
import { SeePost } from '../audience/see-post.query.js';
import type { PostView } from './post.js';
import { PostRecords } from './post-records.use-case.js';
import { PreparePost, type PreparePostInput } from './prepare-post.use-case.js';
import { StorePost } from './store-post.use-case.js';

/**
 * Makes a post. A repeated key gives the post it made first, as it is now, for as long as that exists. Throws FEED_POST_EMPTY,
 * FEED_POST_TOO_LONG, FEED_POST_CHARACTER_INVALID, FEED_WARNING_TOO_LONG, FEED_WARNING_CHARACTER_INVALID, FEED_PICTURES_TOO_MANY,
 * FEED_PICTURE_INVALID, FEED_ALT_TOO_LONG, FEED_ALT_CHARACTER_INVALID, FEED_MENTIONS_TOO_MANY, FEED_MENTION_INVALID,
 * FEED_PERSON_NOT_FOUND, FEED_BLOCKED, FEED_POST_NOT_FOUND and FEED_QUOTE_NOT_PUBLIC (the quoted one), FEED_POST_DELETED,
 * media-service's MEDIA_…, UnavailableError.
 */
@Injectable()
export class CreatePost {
  constructor(
    private readonly records: PostRecords,
    private readonly preparePost: PreparePost,
    private readonly storePost: StorePost,
    private readonly seePost: SeePost,
  ) {}

  async run(input: PreparePostInput): Promise<PostView> {
    // Before anything is checked: what was said first holds, also where it could not be said any more.
    const first = await this.records.madeBy(input.authorId, input.idempotencyKey);
    const postId = first ?? (await this.storePost.run(await this.preparePost.run(input)));
    return this.seePost.run(postId, input.authorId);
  }
}
