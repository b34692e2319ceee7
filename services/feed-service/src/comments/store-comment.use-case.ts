import { uuidv7 } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Facet } from '../facets/facet.js';
import { AttachComment } from '../posts/attach-comment.use-case.js';
import { FeedWrites } from '../storage/feed-writes.js';
import type { Comment } from './comment.js';
import { CommentsRepository } from './comments.repository.js';

export interface CommentDraft {
  postId: string;
  authorId: string;
  content: string;
  facets: Facet[];
  idempotencyKey: string | undefined;
}

/**
 * Writes a comment: the comment, its count and copy on the post and `comment.created` in one transaction. Where the key made a
 * comment already, that is given and nothing written. Throws FEED_POST_NOT_FOUND, FEED_TOO_MANY_WRITES.
 */
@Injectable()
export class StoreComment {
  constructor(
    private readonly writes: FeedWrites,
    private readonly comments: CommentsRepository,
    private readonly attachComment: AttachComment,
  ) {}

  run({ idempotencyKey, ...draft }: CommentDraft): Promise<Comment> {
    const { postId, authorId, content, facets } = draft;
    return this.writes.run([`post:${postId}`], async (session, emit) => {
      const first = idempotencyKey && (await this.comments.findByIdempotencyKey(authorId, idempotencyKey, session));
      if (first) return first;
      const [commentId, createdAt] = [uuidv7(), new Date()];
      const latest = { id: commentId, authorId, content, facets, createdAt };
      const { authorId: postAuthorId, commentSeq: seq } = await this.attachComment.run(postId, latest, session);
      const comment: Comment = {
        _id: commentId,
        ...draft,
        postAuthorId,
        seq,
        createdAt,
        ...(idempotencyKey && { idempotencyKey }),
      };
      await this.comments.insert(comment, session);
      await emit('comment.created', postId, { commentId, postId, authorId, postAuthorId });
      return comment;
    });
  }
}
