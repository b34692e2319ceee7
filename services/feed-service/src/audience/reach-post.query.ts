import { Injectable } from '@nestjs/common';
import { blocksErrors } from '../blocks/blocks.errors.js';
import { FindPost } from '../posts/find-post.query.js';
import type { Post } from '../posts/post.js';
import { postsErrors } from '../posts/posts.errors.js';
import { isVisible } from './audience.js';
import { LoadReader } from './load-reader.query.js';

/**
 * A post that somebody is about to do something with. Throws FEED_POST_NOT_FOUND where its visibility keeps it from them,
 * FEED_BLOCKED where there is a block between them and its author.
 */
@Injectable()
export class ReachPost {
  constructor(
    private readonly findPost: FindPost,
    private readonly loadReader: LoadReader,
  ) {}

  async run(postId: string, personId: string): Promise<Post> {
    const post = await this.findPost.run(postId);
    const { authorId } = post;
    const reader = await this.loadReader.run({ viewerId: personId, authorIds: [authorId], peopleIds: [authorId] });
    if (!isVisible(post, reader)) throw postsErrors.postNotFound();
    if (reader.blocked.has(authorId)) throw blocksErrors.blocked();
    return post;
  }
}
