import { readText } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';
import type { Facet } from '../facets/facet.js';
import type { CommentView, LatestComment } from '../posts/post.js';
import type { PageInfo } from '../requests/page.js';

import { commentsErrors } from './comments.errors.js';

/** A comment as it is stored. */
export interface Comment {
  /** UUIDv7. */
  _id: string;
  postId: string;
  postAuthorId: string;
  authorId: string;
  /** Contiguous per post from 1; a post's comments are listed by it. */
  seq: number;
  content: string;
  facets?: Facet[];
  createdAt: Date;
  idempotencyKey?: string;
}

/** A page of comments as a reader receives it. */
export interface CommentPage {
  comments: CommentView[];
  pageInfo: PageInfo;
}

/** What a comment says, checked; throws FEED_COMMENT_EMPTY, FEED_COMMENT_TOO_LONG, FEED_COMMENT_CHARACTER_INVALID. */
export function readCommentContent(raw: string): string {
  return readText(raw, {
    max: LIMITS.commentMax,
    empty: commentsErrors.commentEmpty,
    tooLong: commentsErrors.commentTooLong,
    characterInvalid: commentsErrors.commentCharacterInvalid,
  });
}

/** A comment as its post keeps it. */
export function latestOf({ _id: id, authorId, content, facets, createdAt }: Comment): LatestComment {
  return { id, authorId, content, ...(facets && { facets }), createdAt };
}

export function presentComment({ _id, postId, authorId, content, facets = [], createdAt }: Comment): CommentView {
  return { id: _id, postId, authorId, content, facets, createdAt };
}
