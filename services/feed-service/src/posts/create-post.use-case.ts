import { uuidv7 } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { NumberPost } from '../people/number-post.use-case.js';
import { FeedWrites } from '../storage/feed-writes.js';
import { AddOwnEntry } from '../timeline/add-own-entry.use-case.js';
import { type Post, type PostView, presentPost, readPostContent } from './post.js';
import { PostsRepository } from './posts.repository.js';

export interface CreatePostInput {
  authorId: string;
  content: string;
  idempotencyKey: string | undefined;
}

/**
 * Writes a post: the post, its author's counter, their own timeline's entry and `post.created` in one transaction. A repeated
 * key gives the post it made first, as it is now, for as long as that exists. Throws FEED_POST_EMPTY, FEED_POST_TOO_LONG,
 * FEED_POST_CHARACTER_INVALID.
 */
@Injectable()
export class CreatePost {
  constructor(
    private readonly writes: FeedWrites,
    private readonly posts: PostsRepository,
    private readonly numberPost: NumberPost,
    private readonly addOwnEntry: AddOwnEntry,
  ) {}

  async run({ authorId, content: raw, idempotencyKey }: CreatePostInput): Promise<PostView> {
    const content = readPostContent(raw);
    const post = await this.writes.run([`person:${authorId}`], async (session, emit) => {
      const first = idempotencyKey && (await this.posts.findByIdempotencyKey(authorId, idempotencyKey, session));
      if (first) return first;
      const made: Post = {
        _id: uuidv7(),
        authorId,
        authorSeq: await this.numberPost.run(authorId, session),
        content,
        facets: [],
        contentWarning: '',
        pictures: [],
        visibility: 'public',
        mentionedIds: [],
        createdAt: new Date(),
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
      await this.posts.insert(made, session);
      await this.addOwnEntry.run({ postId: made._id, authorId }, session);
      await emit('post.created', made._id, { postId: made._id, authorId });
      return made;
    });
    return presentPost(post, false, 0);
  }
}
