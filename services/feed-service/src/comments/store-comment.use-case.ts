import { uuidv7 } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { MentionedReaders } from '../audience/mentioned-readers.query.js';
import type { Facet } from '../facets/facet.js';
import { mentionedIn } from '../facets/find-facets.js';
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
    private readonly mentionedReaders: MentionedReaders,
  ) {}

  run({ idempotencyKey, ...draft }: CommentDraft): Promise<Comment> {
    const { postId, authorId, content, facets } = draft;
    return this.writes.run([`post:${postId}`], async (session, emit) => {
      const first = idempotencyKey && (await this.comments.findByIdempotencyKey(authorId, idempotencyKey, session));
      if (first) return first;
      const [commentId, createdAt] = [uuidv7(), new Date()];
      const latest = { id: commentId, authorId, content, facets, createdAt };
      const post = await this.attachComment.run(postId, latest, session);
      const { authorId: postAuthorId, commentSeq: seq } = post;
      const comment: Comment = {
        _id: commentId,
        ...draft,
        postAuthorId,
        seq,
        createdAt,
        ...(idempotencyKey && { idempotencyKey }),
      };
      await this.comments.insert(comment, session);
      const mentionedIds = await this.mentionedReaders.run(mentionedIn(facets), post);
      await emit('comment.created', postId, { commentId, postId, authorId, postAuthorId, mentionedIds });
      return comment;
    });
  }
}
