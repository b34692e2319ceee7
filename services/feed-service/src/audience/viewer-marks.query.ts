import { Injectable } from '@nestjs/common';
import { ViewerBookmarks } from '../bookmarks/viewer-bookmarks.query.js';
import { ViewerLikes } from '../likes/viewer-likes.query.js';
import { ViewerReposts } from '../reposts/viewer-reposts.query.js';

/** What a person has done with posts. */
export interface Marks {
  liked: ReadonlySet<string>;
  reposted: ReadonlySet<string>;
  bookmarked: ReadonlySet<string>;
}

/** What a person has done with these posts: three queries by key at once; none for a service. */
@Injectable()
export class ViewerMarks {
  constructor(
    private readonly viewerLikes: ViewerLikes,
    private readonly viewerReposts: ViewerReposts,
    private readonly viewerBookmarks: ViewerBookmarks,
  ) {}

  async run(postIds: readonly string[], viewerId: string | undefined): Promise<Marks> {
    const [liked, reposted, bookmarked] = await Promise.all([
      this.viewerLikes.run(postIds, viewerId),
      this.viewerReposts.run(postIds, viewerId),
      this.viewerBookmarks.run(postIds, viewerId),
    ]);
    return { liked, reposted, bookmarked };
  }
}
