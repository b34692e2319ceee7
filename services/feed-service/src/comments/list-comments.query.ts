import { Injectable } from '@nestjs/common';
import { showsComment } from '../audience/audience.js';
import { LoadReader } from '../audience/load-reader.query.js';
import { ReadPost } from '../audience/read-post.query.js';
import type { CommentView } from '../posts/post.js';
import { readSeqCursor, writeSeqCursor } from '../requests/cursor.js';
import { readVisiblePage } from '../requests/visible-page.js';
import { readNewest, readOldest } from '../storage/newest-window.js';
import { type Comment, type CommentPage, presentComment } from './comment.js';
import { CommentsRepository } from './comments.repository.js';

export interface ListCommentsInput {
  postId: string;
  /** Who is looking; undefined for a service. */
  viewerId: string | undefined;
  limit: number;
  cursor: string;
  sort: 'newest' | 'oldest';
}

/**
 * One post's comments without those of people blocked either way, or muted, or with a muted word. Throws FEED_POST_NOT_FOUND,
 * FEED_CURSOR_INVALID.
 */
@Injectable()
export class ListComments {
  constructor(
    private readonly comments: CommentsRepository,
    private readonly readPost: ReadPost,
    private readonly loadReader: LoadReader,
  ) {}

  async run({ postId, viewerId, limit, cursor, sort }: ListCommentsInput): Promise<CommentPage> {
    const list = sort === 'newest' ? 'comments' : 'comments-oldest';
    const from = readSeqCursor(list, cursor);
    const { commentSeq } = await this.readPost.run(postId, viewerId);
    const { items, pageInfo } = await readVisiblePage<Comment, CommentView>(limit, {
      read: (last, size) =>
        sort === 'newest'
          ? readNewest(last?.seq ?? Math.min(from ?? Number.POSITIVE_INFINITY, commentSeq + 1), size, (window, max) =>
              this.comments.listByPost(postId, window, max),
            )
          : readOldest(last?.seq ?? from ?? 0, commentSeq, size, (window, max) =>
              this.comments.listByPostOldest(postId, window, max),
            ),
      look: (found) => this.look(found, viewerId),
      cursorOf: (comment) => writeSeqCursor(list, comment.seq),
    });
    return { comments: items, pageInfo };
  }

  private async look(found: readonly Comment[], viewerId: string | undefined): Promise<(CommentView | undefined)[]> {
    const peopleIds = found.map((comment) => comment.authorId);
    const reader = await this.loadReader.run({ viewerId, authorIds: [], peopleIds });
    return found.map((comment) => (showsComment(comment, reader) ? presentComment(comment) : undefined));
  }
}
