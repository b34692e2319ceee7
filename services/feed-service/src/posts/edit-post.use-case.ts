import { isDeepStrictEqual } from 'node:util';
import type { MentionInput } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { SeePost } from '../audience/see-post.query.js';
import { ComposeText } from '../facets/compose-text.use-case.js';
import { FindPost } from './find-post.query.js';
import type { Post, PostView, Wording } from './post.js';
import { mayChangePost } from './post.policy.js';
import { postsErrors } from './posts.errors.js';
import { RewritePost } from './rewrite-post.use-case.js';
import { describePictures, type PictureInput, readContent, readWarning } from './wording.js';

export interface EditPostInput {
  postId: string;
  personId: string;
  content: string;
  mentions: readonly MentionInput[];
  contentWarning: string;
  /** For each picture whose description changes. */
  alts: readonly PictureInput[];
  /** The version that the editor saw. */
  version: number;
}

/**
 * Changes what a post of one's own says. An edit that changes nothing is none, and one whose answer was lost may be sent again.
 * Throws FEED_POST_NOT_FOUND, FEED_NOT_POST_AUTHOR, FEED_POST_VERSION_CONFLICT, FEED_EDITS_LIMIT, and what CreatePost throws for
 * texts, mentions and descriptions.
 */
@Injectable()
export class EditPost {
  constructor(
    private readonly findPost: FindPost,
    private readonly composeText: ComposeText,
    private readonly rewritePost: RewritePost,
    private readonly seePost: SeePost,
  ) {}

  async run(input: EditPostInput): Promise<PostView> {
    const { postId, personId, version } = input;
    const post = await this.findPost.run(postId);
    mayChangePost(post, personId);
    const wording = await this.reworded(post, input);
    const same = says(post, wording);
    const isRepeat = same && version === post.version - 1;
    if (version !== post.version && !isRepeat) throw postsErrors.versionConflict();
    if (!same) await this.rewritePost.run(post, wording);
    return this.seePost.run(postId, personId);
  }

  private async reworded(post: Post, input: EditPostInput): Promise<Wording> {
    const pictures = describePictures(post.pictures, input.alts);
    const mayBeEmpty = pictures.length > 0 || post.quotedPostId !== undefined;
    const content = readContent(input.content, { mayBeEmpty });
    const contentWarning = readWarning(input.contentWarning);
    const facets = await this.composeText.run({
      raw: input.content,
      stored: content,
      mentions: input.mentions,
      personId: input.personId,
      mentionedBefore: post.mentionedIds,
    });
    return { content, facets, contentWarning, pictures };
  }
}

function says(post: Post, wording: Wording): boolean {
  const { content, facets, contentWarning, pictures } = post;
  return isDeepStrictEqual({ content, facets, contentWarning, pictures }, wording);
}
