import { uuidv7 } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { ViewerLikes } from '../likes/viewer-likes.query.js';
import { AttachComment } from '../posts/attach-comment.use-case.js';
import { FindPost } from '../posts/find-post.query.js';
import { type CommentView, type PostView, presentPost } from '../posts/post.js';
import { FeedWrites } from '../storage/feed-writes.js';
import { type Comment, presentComment, readCommentContent } from './comment.js';
import { CommentsRepository } from './comments.repository.js';

export interface AddCommentInput {
  postId: string;
  authorId: string;
  content: string;
  idempotencyKey: string | undefined;
}

/**
 * Comments on a post: the comment, its count and copy on the post and `comment.created` in one transaction. A repeated key
 * gives the comment it made first. Throws FEED_COMMENT_EMPTY, FEED_COMMENT_TOO_LONG, FEED_COMMENT_CHARACTER_INVALID,
 * FEED_POST_NOT_FOUND.
 */
@Injectable()
export class AddComment {
  constructor(
    private readonly writes: FeedWrites,
    private readonly comments: CommentsRepository,
    private readonly attachComment: AttachComment,
    private readonly findPost: FindPost,
    private readonly viewerLikes: ViewerLikes,
  ) {}

  async run(input: AddCommentInput): Promise<{ comment: CommentView; post: PostView }> {
    const { postId, authorId, idempotencyKey } = input;
    const content = readCommentContent(input.content);
    const comment = await this.writes.run([`post:${postId}`], async (session, emit) => {
      const first = idempotencyKey && (await this.comments.findByIdempotencyKey(authorId, idempotencyKey, session));
      if (first) return first;
      const latest = { id: uuidv7(), authorId, content, createdAt: new Date() };
      const { authorId: postAuthorId, commentSeq: seq } = await this.attachComment.run(postId, latest, session);
      const { id: commentId, createdAt } = latest;
      const made: Comment = {
        _id: commentId,
        postId,
        postAuthorId,
        authorId,
        seq,
        content,
        createdAt,
        ...(idempotencyKey && { idempotencyKey }),
      };
      await this.comments.insert(made, session);
      await emit('comment.created', postId, { commentId, postId, authorId, postAuthorId });
      return made;
    });
    const [post, liked] = await Promise.all([
      this.findPost.run(comment.postId),
      this.viewerLikes.run([comment.postId], authorId),
    ]);
    return { comment: presentComment(comment), post: presentPost(post, liked.has(post._id), 0) };
  }
}
