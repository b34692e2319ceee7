import { Injectable } from '@nestjs/common';
import { SeePosts } from '../audience/see-posts.query.js';
import { readTag } from '../facets/tag.js';
import type { PostPage, PostView } from '../posts/post.js';
import { readSeqCursor, writeSeqCursor } from '../requests/cursor.js';
import { readVisiblePage } from '../requests/visible-page.js';
import { readNewest } from '../storage/newest-window.js';
import type { TaggedPost } from './tagged-post.js';
import { tagsErrors } from './tags.errors.js';
import { TagsRepository } from './tags.repository.js';

export interface ListPostsByTagInput {
  tag: string;
  viewerId: string | undefined;
  limit: number;
  cursor: string;
  commentsLimit: number;
}

/** Public posts with a hashtag, newest first, without what the reader blocks or muted. Throws FEED_TAG_INVALID, FEED_CURSOR_INVALID. */
@Injectable()
export class ListPostsByTag {
  constructor(
    private readonly tags: TagsRepository,
    private readonly seePosts: SeePosts,
  ) {}

  async run({ tag: raw, viewerId, limit, cursor, commentsLimit }: ListPostsByTagInput): Promise<PostPage> {
    const tag = readTag(raw);
    if (tag === undefined) throw tagsErrors.tagInvalid();
    const from = readSeqCursor('tag', cursor) ?? (await this.tags.lastSeq(tag)) + 1;
    const { items, pageInfo } = await readVisiblePage<TaggedPost, PostView>(limit, {
      read: (last, size) => readNewest(last?.seq ?? from, size, (window, max) => this.tags.listByTag(tag, window, max)),
      look: async (tagged) => {
        const postIds = tagged.map(({ postId }) => postId);
        const seen = await this.seePosts.run({ postIds, viewerId, place: 'list', commentsLimit });
        return postIds.map((postId) => seen.get(postId));
      },
      cursorOf: (tagged) => writeSeqCursor('tag', tagged.seq),
    });
    return { posts: items, pageInfo };
  }
}
