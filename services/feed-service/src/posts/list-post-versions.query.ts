import { Injectable } from '@nestjs/common';
import { ReadPost } from '../audience/read-post.query.js';
import { currentVersion, type VersionView } from './post-version.js';
import { PostVersionsRepository } from './post-versions.repository.js';

/** What a post says and said, the newest version first, to whoever may see the post. Throws FEED_POST_NOT_FOUND. */
@Injectable()
export class ListPostVersions {
  constructor(
    private readonly readPost: ReadPost,
    private readonly versions: PostVersionsRepository,
  ) {}

  async run(postId: string, viewerId: string | undefined): Promise<VersionView[]> {
    const post = await this.readPost.run(postId, viewerId);
    return [currentVersion(post), ...(await this.versions.of(post))];
  }
}
