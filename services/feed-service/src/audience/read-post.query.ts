import { Injectable } from '@nestjs/common';
import { FindPost } from '../posts/find-post.query.js';
import type { Post } from '../posts/post.js';
import { postsErrors } from '../posts/posts.errors.js';
import { maySee } from './audience.js';
import { LoadReader } from './load-reader.query.js';

/** A post that somebody (undefined: a service) may see, as it is stored. Throws FEED_POST_NOT_FOUND for any other. */
@Injectable()
export class ReadPost {
  constructor(
    private readonly findPost: FindPost,
    private readonly loadReader: LoadReader,
  ) {}

  async run(postId: string, viewerId: string | undefined): Promise<Post> {
    const post = await this.findPost.run(postId);
    const { authorId } = post;
    const reader = await this.loadReader.run({ viewerId, authorIds: [authorId], peopleIds: [authorId] });
    if (!maySee(post, reader)) throw postsErrors.postNotFound();
    return post;
  }
}
