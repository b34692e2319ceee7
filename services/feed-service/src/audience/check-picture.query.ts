import { Injectable } from '@nestjs/common';
import { FindPosts } from '../posts/find-posts.query.js';
import { maySee } from './audience.js';
import { LoadReader } from './load-reader.query.js';

export interface CheckPictureInput {
  mediaId: string;
  postId: string;
  /** Who looks; undefined for whoever is not signed in. */
  viewerId: string | undefined;
}

/** Whether a post shows a picture to somebody now. */
@Injectable()
export class CheckPicture {
  constructor(
    private readonly findPosts: FindPosts,
    private readonly loadReader: LoadReader,
  ) {}

  async run({ mediaId, postId, viewerId }: CheckPictureInput): Promise<boolean> {
    const [post] = await this.findPosts.run([postId], 0);
    if (!post?.pictures.some((picture) => picture.mediaId === mediaId)) return false;
    const { authorId } = post;
    return maySee(post, await this.loadReader.run({ viewerId, authorIds: [authorId], peopleIds: [authorId] }));
  }
}
