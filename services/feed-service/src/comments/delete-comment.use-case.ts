import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import { SeePost } from '../audience/see-post.query.js';
import { DetachComment } from '../posts/detach-comment.use-case.js';
import type { PostView } from '../posts/post.js';
import { FeedWrites } from '../storage/feed-writes.js';
import { readNewest } from '../storage/newest-window.js';
import { latestOf } from './comment.js';
import { mayDeleteComment } from './comment.policy.js';
import { commentsErrors } from './comments.errors.js';
import { CommentsRepository } from './comments.repository.js';

/**
 * Deletes a comment, by its author or the post's; gives the post. Emits `comment.deleted`. Throws FEED_COMMENT_NOT_FOUND,
 * FEED_NOT_COMMENT_AUTHOR, and FEED_POST_NOT_FOUND when the post is gone, or when it is done and not theirs to see any more.
 */
@Injectable()
export class DeleteComment {
  constructor(
    private readonly writes: FeedWrites,
    private readonly comments: CommentsRepository,
    private readonly detachComment: DetachComment,
    private readonly seePost: SeePost,
  ) {}

  async run(commentId: string, personId: string): Promise<PostView> {
    const comment = await this.comments.find(commentId);
    if (!comment) throw commentsErrors.commentNotFound();
    mayDeleteComment(comment, personId);
    const { postId } = comment;
    await this.writes.run([`post:${postId}`], async (session, emit) => {
      if (!(await this.comments.delete(commentId, session))) throw commentsErrors.commentNotFound();
      await this.detachComment.run(postId, commentId, session, async ({ commentSeq }) => {
        const newest = await readNewest(commentSeq + 1, LIMITS.commentsPerPostMax, (window, size) =>
          this.comments.listByPost(postId, window, size, session),
        );
        return newest.map(latestOf);
      });
      await emit('comment.deleted', postId, { commentId, postId });
    });
    return this.seePost.run(postId, personId);
  }
}
