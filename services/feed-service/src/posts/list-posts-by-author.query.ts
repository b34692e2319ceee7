import { Injectable } from '@nestjs/common';
import { SeePosts } from '../audience/see-posts.query.js';
import { ViewerBlocks } from '../blocks/viewer-blocks.query.js';
import { LastPostSeq } from '../people/last-post-seq.query.js';
import { readSeqCursor, writeSeqCursor } from '../requests/cursor.js';
import { readVisiblePage } from '../requests/visible-page.js';
import type { ItemPage, PostItemView, PostView } from './post.js';
import { type AuthorItem, ReadAuthorItems } from './read-author-items.query.js';

export interface ListPostsByAuthorInput {
  authorId: string;
  /** Who is looking; undefined for a service. */
  viewerId: string | undefined;
  limit: number;
  cursor: string;
  commentsLimit: number;
  /** Only posts with pictures, and no reposts. */
  picturesOnly: boolean;
}

/** A post and why it stands there. */
interface Placed {
  post: PostView;
  place: PostItemView;
}

const EMPTY: ItemPage = { posts: [], items: [], pageInfo: { hasNextPage: false, endCursor: '' } };

/**
 * What stands on one person's page: their posts and reposts, newest first; nothing for somebody who never posted, or across a
 * block. Throws FEED_CURSOR_INVALID.
 */
@Injectable()
export class ListPostsByAuthor {
  constructor(
    private readonly readAuthorItems: ReadAuthorItems,
    private readonly lastPostSeq: LastPostSeq,
    private readonly viewerBlocks: ViewerBlocks,
    private readonly seePosts: SeePosts,
  ) {}

  async run(input: ListPostsByAuthorInput): Promise<ItemPage> {
    const { authorId, viewerId, limit, cursor, picturesOnly } = input;
    const list = picturesOnly ? 'pictures' : 'author';
    const from = readSeqCursor(list, cursor);
    const [blocked, last] = await Promise.all([
      this.viewerBlocks.run([authorId], viewerId),
      this.lastPostSeq.run(authorId, picturesOnly),
    ]);
    if (blocked.has(authorId)) return EMPTY;
    const { items, pageInfo } = await readVisiblePage<AuthorItem, Placed>(limit, {
      read: (above, size) =>
        this.readAuthorItems.run({ authorId, viewerId, picturesOnly }, above?.seq ?? from ?? last + 1, size),
      look: (candidates) => this.look(candidates, input),
      cursorOf: (item) => writeSeqCursor(list, item.seq),
    });
    return { posts: items.map(({ post }) => post), items: items.map(({ place }) => place), pageInfo };
  }

  private async look(found: readonly AuthorItem[], input: ListPostsByAuthorInput): Promise<(Placed | undefined)[]> {
    const { authorId, viewerId, commentsLimit } = input;
    const postIds = [...new Set(found.map((item) => item.postId))];
    const seen = await this.seePosts.run({ postIds, viewerId, place: 'list', commentsLimit, pageOf: authorId });
    return found.map(({ id, postId, isRepost }) => {
      const post = seen.get(postId);
      const why = isRepost
        ? ({ reason: 'repost', actorId: authorId } as const)
        : ({ reason: 'own', actorId: '' } as const);
      return post && { post, place: { id, postId, ...why } };
    });
  }
}
