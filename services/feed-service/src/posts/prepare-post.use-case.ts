import type { MentionInput } from '@my-girok/nest-common';
import { uuidv7 } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { ReachPost } from '../audience/reach-post.query.js';
import { ComposeText } from '../facets/compose-text.use-case.js';
import { AttachPictures } from '../media/attach-pictures.use-case.js';
import type { Post, Visibility, Wording } from './post.js';
import { PostReservationsRepository } from './post-reservations.repository.js';
import { postsErrors } from './posts.errors.js';
import { type PictureInput, readContent, readPictures, readWarning } from './wording.js';

export interface PreparePostInput {
  authorId: string;
  content: string;
  mentions: readonly MentionInput[];
  pictures: readonly PictureInput[];
  contentWarning: string;
  visibility: Visibility;
  /** Undefined for none. */
  quotedPostId: string | undefined;
  idempotencyKey: string | undefined;
}

/** A post that is ready to be written. */
export interface Draft
  extends Wording,
    Pick<Post, '_id' | 'authorId' | 'visibility' | 'quotedPostId' | 'quotedAuthorId'> {
  idempotencyKey: string | undefined;
}

/**
 * Checks what somebody wants to post, and binds its pictures to the id it will have: the same one for a repeated key, so that
 * an attempt after a lost answer finds them bound to itself. Throws what CreatePost throws.
 */
@Injectable()
export class PreparePost {
  constructor(
    private readonly composeText: ComposeText,
    private readonly reachPost: ReachPost,
    private readonly reservations: PostReservationsRepository,
    private readonly attachPictures: AttachPictures,
  ) {}

  async run({ authorId, visibility, quotedPostId, idempotencyKey, ...input }: PreparePostInput): Promise<Draft> {
    const asked = readPictures(input.pictures);
    const content = readContent(input.content, { mayBeEmpty: asked.length > 0 || quotedPostId !== undefined });
    const contentWarning = readWarning(input.contentWarning);
    const text = { raw: input.content, stored: content, mentions: input.mentions, personId: authorId };
    const [facets, quoted] = await Promise.all([
      this.composeText.run(text),
      quotedPostId === undefined ? undefined : this.quotable(quotedPostId, authorId),
    ]);
    const fresh = uuidv7();
    const reserves = idempotencyKey !== undefined && asked.length > 0;
    const postId = reserves ? await this.reservations.reserve(authorId, idempotencyKey, fresh) : fresh;
    const isPublic = visibility === 'public';
    const pictures = await this.attachPictures.run({ ownerId: authorId, postId, isPublic, pictures: asked });
    return {
      _id: postId,
      authorId,
      content,
      facets,
      contentWarning,
      pictures,
      visibility,
      ...(quoted && { quotedPostId: quoted._id, quotedAuthorId: quoted.authorId }),
      idempotencyKey,
    };
  }

  private async quotable(postId: string, personId: string): Promise<Post> {
    const post = await this.reachPost.run(postId, personId);
    if (post.visibility !== 'public') throw postsErrors.quoteNotPublic();
    return post;
  }
}
