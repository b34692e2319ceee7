import { Injectable } from '@nestjs/common';
import { FindPost } from '../posts/find-post.query.js';
import { readSeqCursor, writeSeqCursor } from '../requests/cursor.js';
import { cutPage } from '../requests/page.js';
import { readNewest } from '../storage/newest-window.js';
import { type CommentPage, presentComment } from './comment.js';
import { CommentsRepository } from './comments.repository.js';

export interface ListCommentsInput {
  postId: string;
  limit: number;
  cursor: string;
}

/** One post's comments, newest first. Two queries. Throws FEED_POST_NOT_FOUND, FEED_CURSOR_INVALID. */
@Injectable()
export class ListComments {
  constructor(
    private readonly comments: CommentsRepository,
    private readonly findPost: FindPost,
  ) {}

  async run({ postId, limit, cursor }: ListCommentsInput): Promise<CommentPage> {
    const cursorSeq = readSeqCursor('comments', cursor);
    const { commentSeq } = await this.findPost.run(postId);
    const below = Math.min(cursorSeq ?? Number.POSITIVE_INFINITY, commentSeq + 1);
    const found = await readNewest(below, limit + 1, (window, size) => this.comments.listByPost(postId, window, size));
    const { items, pageInfo } = cutPage(found, limit, (comment) => writeSeqCursor('comments', comment.seq));
    return { comments: items.map(presentComment), pageInfo };
  }
}
