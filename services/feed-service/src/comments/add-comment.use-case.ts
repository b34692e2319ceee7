import type { MentionInput } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { ReachPost } from '../audience/reach-post.query.js';
import { SeePost } from '../audience/see-post.query.js';
import { ComposeText } from '../facets/compose-text.use-case.js';
import type { CommentView, PostView } from '../posts/post.js';
import { presentComment, readCommentContent } from './comment.js';
import { StoreComment } from './store-comment.use-case.js';

export interface AddCommentInput {
  postId: string;
  authorId: string;
  content: string;
  mentions: readonly MentionInput[];
  idempotencyKey: string | undefined;
}

/**
 * Comments on a post. A repeated key gives the comment it made first. Throws FEED_COMMENT_EMPTY, FEED_COMMENT_TOO_LONG,
 * FEED_COMMENT_CHARACTER_INVALID, FEED_MENTIONS_TOO_MANY, FEED_MENTION_INVALID, FEED_PERSON_NOT_FOUND, FEED_POST_NOT_FOUND,
 * FEED_BLOCKED.
 */
@Injectable()
export class AddComment {
  constructor(
    private readonly reachPost: ReachPost,
    private readonly composeText: ComposeText,
    private readonly storeComment: StoreComment,
    private readonly seePost: SeePost,
  ) {}

  async run(input: AddCommentInput): Promise<{ comment: CommentView; post: PostView }> {
    const { postId, authorId, content: raw, mentions, idempotencyKey } = input;
    const content = readCommentContent(raw);
    const [facets] = await Promise.all([
      this.composeText.run({ raw, stored: content, mentions, personId: authorId }),
      this.reachPost.run(postId, authorId),
    ]);
    const comment = await this.storeComment.run({ postId, authorId, content, facets, idempotencyKey });
    return { comment: presentComment(comment), post: await this.seePost.run(comment.postId, authorId) };
  }
}
